package io.queuerite.emulator.internal.model;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Real time, for an emulator whose clock others move as well.
 *
 * @param clock where the setting of that clock is kept
 */
public record SharedTime(InstantSource realTime, CommonClock clock) implements InstantSource {
  @Override
  public Instant instant() {
    return realTime.instant();
  }
}
