package io.queuerite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.benchmarks.load.Signing;
import io.queuerite.benchmarks.load.Workload;
import io.queuerite.benchmarks.report.Row;
import io.queuerite.benchmarks.subject.Subject;
import io.queuerite.benchmarks.subject.Usage;
import io.queuerite.emulator.QueueEmulator;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A little of each workload, so that nobody finds out at measuring time that the emulator answers
 * differently. Operations are counted rather than time, which on a busy machine may hold none.
 */
class SmokeTest {
  private static final int OPERATIONS = 30;
  private static final LoadSettings SETTINGS =
      new LoadSettings(
          1,
          Duration.ofMinutes(1),
          Duration.ZERO,
          Duration.ofMinutes(1),
          OPERATIONS,
          200,
          Signing.EACH);

  @ParameterizedTest
  @EnumSource
  void theEmulatorServesEveryWorkloadWithoutAnError(Workload workload) throws Exception {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      LoadBench bench =
          new LoadBench(
              Subject.MEMORY,
              workload,
              SETTINGS,
              EmbeddedStart.address(emulator),
              () -> new Usage(0, 0, 0, 0, 0));
      Row row = bench.measure(4);

      assertThat(row.firstError()).isNull();
      assertThat(row.shortAnswers()).isZero();
      assertThat(row.operations()).isEqualTo(OPERATIONS);
      assertThat(row.failed()).isFalse();
    }
  }
}
