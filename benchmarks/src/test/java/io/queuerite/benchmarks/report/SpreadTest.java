package io.queuerite.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Spread.ofNanos(List.of(4_000_000L, 1_000_000L, 2_000_000L, 9_000_000L)))
        .isEqualTo(new Spread(3, 1, 9, 4));
  }

  @Test
  void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
    assertThat(Spread.ofNanos(List.of(9_000_000L, 1_000_000L, 2_000_000L)))
        .isEqualTo(new Spread(2, 1, 9, 3));
  }
}
