package io.queuerite.emulator.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TicksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.9999999Z",
        "1601-01-01T00:00:00Z",
        "2027-01-01T00:00:00.1234567Z",
        "9999-12-31T23:59:59Z"
      })
  void timesComeBack(String time) {
    Instant instant = Instant.parse(time);
    assertThat(Ticks.toInstant(Ticks.of(instant))).isEqualTo(instant);
  }

  @Test
  void aTickIsATenthOfAMicrosecond() {
    assertThat(Ticks.of(Instant.ofEpochSecond(1, 200))).isEqualTo(10_000_002);
    assertThat(Ticks.of(Instant.ofEpochSecond(-1, 999_999_900))).isEqualTo(-1);
    assertThat(Ticks.of(Instant.ofEpochSecond(0, 199))).as("the rest is cut off").isEqualTo(1);
  }

  @Test
  void filetimeCountsFrom1601() {
    assertThat(Ticks.of(Instant.parse("1601-01-01T00:00:00Z"))).isEqualTo(-Ticks.FILETIME_EPOCH);
  }
}
