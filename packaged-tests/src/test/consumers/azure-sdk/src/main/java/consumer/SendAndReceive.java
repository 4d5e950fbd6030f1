package consumer;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import io.queuerite.emulator.QueueEmulator;

/** What a user's first test does. */
public final class SendAndReceive {
  public static void main(String[] arguments) {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      QueueClient queue =
          new QueueClientBuilder()
              .connectionString(emulator.connectionString())
              .queueName("orders")
              .buildClient();
      queue.create();
      queue.sendMessage("hello");
      QueueMessageItem message = queue.receiveMessage();
      queue.deleteMessage(message.getMessageId(), message.getPopReceipt());
      System.out.println("received: " + message.getBody());
    }
    System.exit(0); // the SDK's threads would keep the process for a while
  }
}
