package io.queuerite.functions;

import java.time.Duration;

/**
 * Where the real host can be imitated in more than one way. The defaults are those of its newest
 * version, but for what makes it hard to work with on a desk.
 *
 * @param processorCount what the default of {@code newBatchThreshold} is multiplied with; 1 by
 *     default, so that the documented limit of 24 runs holds
 * @param skipPoisonOverMax whether a message of a poison queue that was received more than {@code
 *     maxDequeueCount} times is left alone, as before version 5.3.8; false by default
 * @param fatalRenewals whether a server error during a renewal stops the host; by default it is
 *     tried again sooner
 * @param fatalErrors what becomes of the host after an error that stops the real one
 * @param lease for how long a message is invisible to others, 10 minutes; shorter for tests only
 * @param minRenewInterval the least wait before a renewal is tried again, one minute
 * @param stopTimeout how long a stop waits for runs, 10 seconds of real time
 */
public record Parity(
    int processorCount,
    boolean skipPoisonOverMax,
    boolean fatalRenewals,
    FatalErrors fatalErrors,
    Duration lease,
    Duration minRenewInterval,
    Duration stopTimeout) {

  /** The defaults. */
  public static final Parity DEFAULT =
      new Parity(
          1,
          false,
          false,
          FatalErrors.STOP,
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));

  /** What becomes of the host after an error that stops the real one. */
  public enum FatalErrors {
    /** It stops. */
    STOP,
    /** It logs the error and goes on: a poll counts as empty, a message is left as it is. */
    BACK_OFF
  }

  public Parity {
    check(processorCount >= 1, "processorCount", processorCount, "1 or more");
    check(lease.toSeconds() >= 1, "lease", lease, "a second or more");
    check(!minRenewInterval.isNegative(), "minRenewInterval", minRenewInterval, "0 or more");
    check(!stopTimeout.isNegative(), "stopTimeout", stopTimeout, "0 or more");
  }

  private static void check(boolean right, String name, Object value, String expected) {
    if (!right) {
      throw new IllegalArgumentException(name + " '" + value + "': expected " + expected);
    }
  }

  public Parity withProcessorCount(int count) {
    return new Parity(
        count, skipPoisonOverMax, fatalRenewals, fatalErrors, lease, minRenewInterval, stopTimeout);
  }

  public Parity withSkipPoisonOverMax(boolean skip) {
    return new Parity(
        processorCount, skip, fatalRenewals, fatalErrors, lease, minRenewInterval, stopTimeout);
  }

  public Parity withFatalRenewals(boolean fatal) {
    return new Parity(
        processorCount,
        skipPoisonOverMax,
        fatal,
        fatalErrors,
        lease,
        minRenewInterval,
        stopTimeout);
  }

  public Parity withFatalErrors(FatalErrors policy) {
    return new Parity(
        processorCount,
        skipPoisonOverMax,
        fatalRenewals,
        policy,
        lease,
        minRenewInterval,
        stopTimeout);
  }

  public Parity withLease(Duration duration) {
    return new Parity(
        processorCount,
        skipPoisonOverMax,
        fatalRenewals,
        fatalErrors,
        duration,
        minRenewInterval,
        stopTimeout);
  }

  public Parity withMinRenewInterval(Duration interval) {
    return new Parity(
        processorCount,
        skipPoisonOverMax,
        fatalRenewals,
        fatalErrors,
        lease,
        interval,
        stopTimeout);
  }

  public Parity withStopTimeout(Duration timeout) {
    return new Parity(
        processorCount,
        skipPoisonOverMax,
        fatalRenewals,
        fatalErrors,
        lease,
        minRenewInterval,
        timeout);
  }
}
