package io.queuerite.emulator.internal.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a test has made of the time.
 *
 * @param offset how far the clock is ahead of real time, where it runs
 * @param frozenAt where it stands still; null where it runs
 */
public record ClockSetting(Duration offset, @Nullable Instant frozenAt) {
  /** Nothing. */
  public static final ClockSetting REAL_TIME = new ClockSetting(Duration.ZERO, null);

  /** What the clock shows. */
  public Instant at(Instant realTime) {
    return frozenAt != null ? frozenAt : realTime.plus(offset);
  }
}
