package io.queuerite.emulator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EmulatorClockTest {
  private static final Instant START = Instant.parse("2027-01-01T00:00:00.123456700Z");
  private final AtomicReference<Instant> real = new AtomicReference<>(START);
  private final EmulatorClock clock = new EmulatorClock(real::get);

  private void pass(Duration time) {
    real.updateAndGet(now -> now.plus(time));
  }

  @Test
  void runsOnFromWhereItWasMoved() {
    assertThat(clock.advance(Duration.ofDays(7))).isEqualTo(START.plus(Duration.ofDays(7)));
    pass(Duration.ofSeconds(1));
    assertThat(clock.now()).isEqualTo(START.plus(Duration.ofDays(7)).plusSeconds(1));
    clock.reset();
    assertThat(clock.now()).isEqualTo(START.plusSeconds(1));
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
  }

  @Test
  void showsHundredsOfNanoseconds() {
    pass(Duration.ofNanos(99));
    assertThat(clock.now()).isEqualTo(START);
  }
}
