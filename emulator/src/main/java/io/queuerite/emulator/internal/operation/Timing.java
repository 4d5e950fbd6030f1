package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Params;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.time.Instant;

/**
 * When a message put now becomes visible and when it expires, and the other numbers that several
 * operations read alike.
 */
record Timing(Instant visibleAt, Instant expiresAt) {
  static final String VISIBILITY_TIMEOUT = "visibilitytimeout";
  private static final String TTL = "messagettl";
  private static final long FOREVER = -1;

  /** {@code numofmessages}: 1 to 32, by default 1. */
  static int messageCount(OperationCall call) {
    return call.params().integer("numofmessages", 1, Limits.MESSAGES_PER_CALL, 1);
  }

  /**
   * Reads {@code visibilitytimeout} (0 to seven days, by default 0) and {@code messagettl} (by
   * default seven days); the message must become visible before it expires.
   */
  static Timing ofPut(OperationCall call) {
    int delay = call.params().integer(VISIBILITY_TIMEOUT, 0, Limits.SEVEN_DAYS, 0);
    long ttl = ttl(call);
    if (ttl != FOREVER && delay >= ttl) {
      throw Params.invalid(
          VISIBILITY_TIMEOUT,
          Integer.toString(delay),
          "messagettl must be greater than visibilitytimeout");
    }
    return new Timing(call.now().plusSeconds(delay), expiry(call.now(), ttl));
  }

  private static long ttl(OperationCall call) {
    Params params = call.params();
    Long seconds = params.integer(TTL);
    if (seconds == null) {
      return Limits.SEVEN_DAYS;
    }
    if (!call.version().atLeast(ServiceVersion.V2017_07_29)) {
      return params.inRange(TTL, seconds, 1, Limits.SEVEN_DAYS);
    }
    if (seconds == 0 || seconds < FOREVER) {
      throw Params.invalid(
          TTL,
          params.text(TTL),
          "Value must be greater than or equal to 1, or -1 to indicate an infinite TTL.");
    }
    return seconds;
  }

  private static Instant expiry(Instant now, long ttl) {
    long left = Limits.NEVER.getEpochSecond() - now.getEpochSecond();
    return ttl == FOREVER || ttl >= left ? Limits.NEVER : now.plusSeconds(ttl);
  }
}
