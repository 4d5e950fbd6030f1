package io.queuerite.functions.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.functions.Case;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BackOffTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static long[] waits(Duration max, DoubleSupplier random, int count) {
    BackOff backOff = new BackOff(max, random);
    return LongStream.range(0, count).map(i -> backOff.next(false).toMillis()).toArray();
  }

  @Test
  @Case(5)
  void everyWaitLiesWithinItsRange() {
    assertThat(waits(MINUTE, () -> 0, 12))
        .containsExactly(100, 180, 260, 420, 740, 1380, 2660, 5220, 10_340, 20_580, 41_060, 60_000);
    assertThat(waits(MINUTE, () -> 1, 12))
        .containsExactly(
            100, 220, 340, 580, 1060, 2020, 3940, 7780, 15_460, 30_820, 60_000, 60_000);
  }

  @Test
  @Case(6)
  void theMaximumIsKeptToTheMillisecond() {
    assertThat(waits(Duration.ofSeconds(2), () -> 0, 9))
        .containsExactly(100, 180, 260, 420, 740, 1380, 2000, 2000, 2000);
  }

  @Test
  @Case(7)
  void aSuccessStartsAnew() {
    BackOff backOff = new BackOff(Duration.ofSeconds(2), () -> 0.5);
    for (int i = 0; i < 20; i++) {
      assertThat(backOff.next(false)).isPositive();
    }
    assertThat(backOff.next(true)).isEqualTo(Duration.ofMillis(100));
    assertThat(backOff.next(false)).isEqualTo(Duration.ofMillis(200));
  }
}
