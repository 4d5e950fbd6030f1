package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import io.queuerite.emulator.QueueEmulator;
import org.junit.jupiter.api.Test;

@QueueTest
final class QueueTestTest {
  @Test
  void aQueueIsThere(@Queue("orders") QueueClient orders, QueueEmulator emulator) {
    System.out.println(Test.class.getProtectionDomain().getCodeSource().getLocation());
    assertThat(orders.getQueueName()).isEqualTo("orders");
    assertThat(emulator.endpoint()).isNotNull();
  }
}
