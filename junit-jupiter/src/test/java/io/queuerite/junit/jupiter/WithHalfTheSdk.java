package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueServiceClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Run by the build without something that azure-storage-queue needs; not found by its name. */
final class WithHalfTheSdk {
  @QueueTest
  static class AsksForAClient {
    @Test
    void test(QueueServiceClient service) {
      assertThat(service).isNull();
    }
  }

  @Test
  void aClientThatCannotBeMadeSaysWhatIsMissing() {
    assertThat(Launched.classes(AsksForAClient.class).onlyFailure())
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContaining("com.azure:azure-storage-queue, or something it needs, is not on")
        .hasMessageContaining("com/azure/storage/common");
  }
}
