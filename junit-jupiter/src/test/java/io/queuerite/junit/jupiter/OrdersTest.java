package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import io.queuerite.emulator.QueueEmulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

// example: first
@QueueTest
class OrdersTest {
  @Test
  void anOrderComesBackWhenNobodyDeletesIt(
      @Queue("orders") QueueClient orders, QueueEmulator emulator) {
    orders.sendMessage("hello");
    assertThat(orders.receiveMessage().getDequeueCount()).isEqualTo(1);
    assertThat(orders.receiveMessage()).isNull(); // invisible for 30 seconds ...
    emulator.clock().advance(Duration.ofSeconds(31)); // ... which just passed
    assertThat(orders.receiveMessage().getDequeueCount()).isEqualTo(2);
  }
}
// end
