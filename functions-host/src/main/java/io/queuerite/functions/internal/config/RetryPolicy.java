package io.queuerite.functions.internal.config;

import java.time.Duration;

/**
 * A policy that runs a failed function again at once, in memory, before its trigger hears of the
 * failure.
 *
 * @param maxRetryCount further runs after the first; -1 for no end
 * @param minimum the wait before the first of them
 * @param maximum the longest wait; with a fixed delay the same
 */
public record RetryPolicy(int maxRetryCount, Duration minimum, Duration maximum) {
  private static final int MAX_EXPONENT = 30;

  /**
   * Checks the values.
   *
   * @throws FunctionLoadException where a value is out of range
   */
  public RetryPolicy {
    if (maxRetryCount < -1) {
      throw new FunctionLoadException(
          "maxRetryCount '%d': expected -1 (no end) or more".formatted(maxRetryCount));
    }
    if (minimum.isNegative() || maximum.compareTo(minimum) < 0) {
      throw new FunctionLoadException(
          "intervals '%s' to '%s': expected 0 or more, and the maximum not below the minimum"
              .formatted(minimum, maximum));
    }
  }

  /**
   * Reads an interval.
   *
   * @param where what messages call it
   * @throws FunctionLoadException where it is none
   */
  public static Duration interval(String where, String text) {
    Duration interval = TimeSpan.parse(text);
    if (interval == null || interval.isNegative()) {
      throw new FunctionLoadException("%s '%s': expected %s".formatted(where, text, TimeSpan.FORM));
    }
    return interval;
  }

  /** Whether there is a run after so many retries. */
  public boolean allows(int retry) {
    return maxRetryCount < 0 || retry <= maxRetryCount;
  }

  /**
   * The wait before a retry.
   *
   * @param retry 1 for the first
   * @param random 0 to 1
   */
  public Duration delay(int retry, double random) {
    if (retry <= 1 || minimum.equals(maximum)) {
      return minimum;
    }
    double factor = (0.8 + 0.4 * random) * (1L << Math.min(retry - 2, MAX_EXPONENT));
    double millis = minimum.toMillis() * (1 + factor);
    return millis < maximum.toMillis() ? Duration.ofMillis((long) millis) : maximum;
  }
}
