package io.queuerite.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import io.queuerite.emulator.QueueEmulator;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client sees of a queue that no function listens to. */
final class PlainClientTest {
  private final QueueEmulator emulator = QueueEmulator.start();
  private final QueueClient queue =
      new QueueClientBuilder()
          .connectionString(emulator.connectionString())
          .queueName("orders")
          .buildClient();

  PlainClientTest() {
    emulator.clock().freeze();
    queue.create();
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  private static String text(QueueMessageItem message) {
    return message.getBody().toString();
  }

  private static void assertGone(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            QueueStorageException.class,
            refused -> assertThat(refused.getStatusCode()).isEqualTo(404));
  }

  @Test
  @Case(164)
  void aPeekChangesNothing() {
    queue.sendMessage("a");
    for (int i = 0; i < 2; i++) {
      assertThat(queue.peekMessage().getBody()).hasToString("a");
      assertThat(queue.peekMessage().getDequeueCount()).isZero();
    }
    assertThat(text(queue.receiveMessage())).isEqualTo("a");
  }

  @Test
  @Case(165)
  void aReceivedMessageIsHiddenForHalfAMinute() {
    queue.sendMessage("a");
    assertThat(queue.receiveMessage().getDequeueCount()).isEqualTo(1);
    emulator.clock().advance(Duration.ofMillis(29_999));
    assertThat(queue.receiveMessage()).isNull();
    emulator.clock().advance(Duration.ofMillis(1));
    assertThat(queue.receiveMessage().getDequeueCount()).isEqualTo(2);
  }

  @Test
  @Case(166)
  void anUpdateHidesItLongerUnderANewReceipt() {
    queue.sendMessage("a");
    QueueMessageItem taken = queue.receiveMessage();
    String receipt =
        queue
            .updateMessage(
                taken.getMessageId(), taken.getPopReceipt(), null, Duration.ofSeconds(60))
            .getPopReceipt();
    assertThat(receipt).isNotEqualTo(taken.getPopReceipt());
    assertGone(() -> queue.deleteMessage(taken.getMessageId(), taken.getPopReceipt()));
    emulator.clock().advance(Duration.ofMillis(59_999));
    assertThat(queue.receiveMessage()).isNull();
    emulator.clock().advance(Duration.ofMillis(1));
    assertThat(text(queue.receiveMessage())).isEqualTo("a");
  }

  @Test
  @Case(167)
  void aDeletedMessageIsGone() {
    queue.sendMessage("a");
    QueueMessageItem taken = queue.receiveMessage();
    queue.deleteMessage(taken.getMessageId(), taken.getPopReceipt());
    assertGone(() -> queue.deleteMessage(taken.getMessageId(), taken.getPopReceipt()));
    emulator.clock().advance(Duration.ofHours(1));
    assertThat(queue.receiveMessage()).isNull();
  }

  @Test
  @Case({77, 168})
  void aMessageHolds64KibOfText() {
    queue.sendMessage("a".repeat(64 * 1024));
    assertThatThrownBy(() -> queue.sendMessage("a".repeat(64 * 1024 + 1)))
        .isInstanceOfSatisfying(
            QueueStorageException.class,
            refused -> assertThat(refused.getStatusCode()).isEqualTo(413));
    byte[] payload = new byte[48 * 1024];
    queue.sendMessage(Base64.getEncoder().encodeToString(payload));
    byte[] more = new byte[48 * 1024 + 1];
    assertThatThrownBy(() -> queue.sendMessage(Base64.getEncoder().encodeToString(more)))
        .isInstanceOf(QueueStorageException.class);
    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isEqualTo(2);
  }

  @Test
  @Case(169)
  void whatACrashedWorkerHeldAnotherOneGets() {
    queue.sendMessage("a");
    assertThat(queue.receiveMessage()).isNotNull();
    emulator.clock().advance(Duration.ofSeconds(30));
    assertThat(text(queue.receiveMessage())).isEqualTo("a");
  }
}
