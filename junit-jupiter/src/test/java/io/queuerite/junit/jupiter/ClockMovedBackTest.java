package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import io.queuerite.emulator.QueueEmulator;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Machines do have their clocks set back, and a test may do so on purpose. */
@QueueTest
final class ClockMovedBackTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void whatWasPutLaterIsNotThereYet(@Queue("orders") QueueClient orders, QueueEmulator emulator) {
    orders.sendMessage("later");
    emulator.clock().advance(HOUR.negated());
    assertThat(orders.receiveMessage()).isNull();
    orders.sendMessage("earlier");
    assertThat(orders.receiveMessage().getBody()).hasToString("earlier");
    emulator.clock().advance(HOUR);
    assertThat(orders.receiveMessages(32))
        .extracting(message -> message.getBody().toString())
        .containsExactly("earlier", "later");
  }

  @Test
  void aReceiptHoldsOverTheMoveAndNoReceiptComesTwice(
      @Queue("orders") QueueClient orders, QueueEmulator emulator) {
    orders.sendMessage("hello");
    emulator.clock().freeze();
    Set<String> receipts = new HashSet<>();
    for (int round = 0; round < 5; round++) {
      emulator.clock().advance(HOUR);
      QueueMessageItem message = orders.receiveMessage();
      assertThat(receipts.add(message.getPopReceipt())).isTrue();
      emulator.clock().advance(HOUR.negated());
      String renewed =
          orders
              .updateMessage(
                  message.getMessageId(), message.getPopReceipt(), "hello", Duration.ZERO)
              .getPopReceipt();
      assertThat(receipts.add(renewed)).isTrue();
      assertThatThrownBy(
              () -> orders.deleteMessage(message.getMessageId(), message.getPopReceipt()))
          .isInstanceOf(QueueStorageException.class);
    }
    assertThat(orders.receiveMessage().getDequeueCount()).isEqualTo(6);
  }
}
