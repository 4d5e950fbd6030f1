package io.queuerite.emulator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmulatorClockTest {
  private static final Instant START = Instant.parse("2027-01-01T00:00:00.123456700Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private final AtomicReference<Instant> real = new AtomicReference<>(START);
  private final EmulatorClock clock = new EmulatorClock(real::get);

  private void pass(Duration time) {
    real.updateAndGet(now -> now.plus(time));
  }

  @Test
  void showsRealTimeUntilItIsMoved() {
    assertThat(clock.now()).isEqualTo(START);
    pass(WEEK);
    assertThat(clock.now()).isEqualTo(START.plus(WEEK)).isEqualTo(clock.instant());
  }

  @Test
  void runsOnFromWhereItWasMoved() {
    assertThat(clock.advance(WEEK)).isEqualTo(START.plus(WEEK));
    pass(Duration.ofSeconds(1));
    assertThat(clock.now()).isEqualTo(START.plus(WEEK).plusSeconds(1));
    assertThat(clock.advance(WEEK.negated())).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void movesAddUp() {
    clock.advance(WEEK);
    clock.advance(Duration.ofNanos(100));
    clock.advance(Duration.ofSeconds(-5));
    assertThat(clock.now()).isEqualTo(START.plus(WEEK).plusNanos(100).minusSeconds(5));
  }

  @Test
  void runsOnFromWhereItWasSet() {
    clock.setTo(Instant.EPOCH);
    assertThat(clock.now()).isEqualTo(Instant.EPOCH);
    pass(Duration.ofSeconds(5));
    assertThat(clock.now()).isEqualTo(Instant.EPOCH.plusSeconds(5));
    clock.setTo(START);
    assertThat(clock.now()).isEqualTo(START);
  }

  @Test
  void standsStillWhenFrozenUntilItIsMoved() {
    assertThat(clock.freeze()).isEqualTo(START);
    pass(Duration.ofHours(1));
    assertThat(clock.now()).isEqualTo(START);
    assertThat(clock.advance(Duration.ofSeconds(-5))).isEqualTo(START.minusSeconds(5));
    clock.setTo(Instant.EPOCH);
    pass(Duration.ofHours(1));
    assertThat(clock.now()).isEqualTo(Instant.EPOCH);
    assertThat(clock.freeze()).as("frozen twice").isEqualTo(Instant.EPOCH);
  }

  @Test
  void freezesAtTheTimeToWhichItWasMoved() {
    clock.advance(WEEK);
    assertThat(clock.freeze()).isEqualTo(START.plus(WEEK));
    pass(WEEK);
    assertThat(clock.now()).isEqualTo(START.plus(WEEK));
  }

  @Test
  void goesBackToRealTimeFromAnywhere() {
    clock.advance(WEEK);
    clock.reset();
    assertThat(clock.now()).isEqualTo(START);
    clock.setTo(Instant.EPOCH);
    clock.freeze();
    pass(WEEK);
    clock.reset();
    assertThat(clock.now()).isEqualTo(START.plus(WEEK));
    pass(WEEK);
    assertThat(clock.now()).as("and runs again").isEqualTo(START.plus(WEEK).plus(WEEK));
  }

  @Test
  void showsTenthsOfMicroseconds() {
    pass(Duration.ofNanos(99));
    assertThat(clock.now()).isEqualTo(START);
    pass(Duration.ofNanos(1));
    assertThat(clock.now()).isEqualTo(START.plusNanos(100));
    clock.freeze();
    clock.setTo(Instant.parse("1969-12-31T23:59:59.999999999Z"));
    assertThat(clock.now()).isEqualTo(Instant.parse("1969-12-31T23:59:59.9999999Z"));
  }

  @Test
  void losesNoMoveOfSeveralThreads() {
    clock.freeze();
    IntStream.range(0, 4000).parallel().forEach(i -> clock.advance(Duration.ofSeconds(1)));
    assertThat(clock.now()).isEqualTo(START.plusSeconds(4000));
  }

  /** The service counts from 1601 and writes years with four digits. */
  @ParameterizedTest
  @ValueSource(
      strings = {"+1000000000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "1600-12-31T23:59:59Z"})
  void refusesATimeThatTheServiceCannotTell(String time) {
    assertThatThrownBy(() -> clock.setTo(Instant.parse(time)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Instant.parse(time).toString());
    assertThat(clock.now()).isEqualTo(START);
  }

  @Test
  void refusesAMoveOutOfTheServicesTime() {
    assertThatThrownBy(() -> clock.advance(Duration.ofDays(365 * 10_000)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(clock.now()).isEqualTo(START);
  }

  @Test
  void tellsWhoAsksWheneverItIsMovedAndNobodyElse() {
    List<Instant> seen = new ArrayList<>();
    Runnable end = clock.onMove(() -> seen.add(clock.now()));
    clock.freeze();
    clock.advance(Duration.ofSeconds(1));
    clock.setTo(START.plusSeconds(9));
    clock.reset();
    assertThat(seen).containsExactly(START, START.plusSeconds(1), START.plusSeconds(9), START);
    end.run();
    clock.advance(Duration.ofSeconds(1));
    assertThat(seen).hasSize(4);
  }
}
