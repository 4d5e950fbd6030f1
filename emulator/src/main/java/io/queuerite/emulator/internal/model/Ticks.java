package io.queuerite.emulator.internal.model;

import java.time.Instant;

/** The service's unit of time: 100 nanoseconds, here counted from 1970. */
public final class Ticks {
  /** Between 1601, where a Windows FILETIME counts from, and 1970. */
  public static final long FILETIME_EPOCH = 116_444_736_000_000_000L;

  private static final long PER_SECOND = 10_000_000L;
  private static final int NANOS = 100;

  private Ticks() {}

  public static long of(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), PER_SECOND), time.getNano() / NANOS);
  }

  public static Instant toInstant(long ticks) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ticks, PER_SECOND), Math.floorMod(ticks, PER_SECOND) * NANOS);
  }
}
