package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.QueueProbe;
import org.junit.jupiter.api.Test;

/** Run by the build without azure-storage-queue on the classpath; not found by its name. */
@QueueTest
final class WithoutTheSdk {
  @Test
  void theSdkIsNotHere() {
    assertThatThrownBy(() -> Class.forName("com.azure.storage.queue.QueueClient"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void everythingButItsClientsIsAParameter(
      QueueEmulator emulator,
      @Queue("orders") QueueProbe orders,
      @QueueConnectionString String connection) {
    orders.put("hello");
    assertThat(emulator.queue("orders").snapshot().visible()).hasSize(1);
    assertThat(connection).isEqualTo(emulator.connectionString());
  }
}
