package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import io.queuerite.emulator.QueueEmulator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// example: field
class FieldExampleTest {
  @RegisterExtension
  static final QueueEmulatorExtension QUEUES =
      QueueEmulatorExtension.builder()
          .emulator(QueueEmulator.builder().account("shop", "c2VjcmV0").journal(10_000))
          .build();

  @Test
  void theEmulatorHasTheAccount() {
    assertThat(QUEUES.connectionString()).contains("AccountName=shop;");
  }

  @Nested
  class WithAnOrder {
    @Test
    void itIsTheSameEmulator(QueueEmulator emulator, @Queue("orders") QueueClient orders) {
      assertThat(emulator).isSameAs(QUEUES.emulator());
      assertThat(orders.getAccountName()).isEqualTo("shop");
    }
  }
}
// end
