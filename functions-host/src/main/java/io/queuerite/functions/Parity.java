package io.queuerite.functions;

import java.time.Duration;
import java.util.function.Consumer;

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
 * @param retryPolicyOnQueue what a retry policy on a queue trigger does; the documentation says
 *     that it is not supported, and the real host warns and applies it
 * @param outputWakeUp whether a message that a function writes ends the wait of the function that
 *     listens to that queue in this host; true by default, where the real host lets it wait
 * @param compactJson whether outputs are JSON in one line, to be read by people; false by default,
 *     as the real host indents it
 * @param serviceRetries how often a call to the queue service is tried again before the listener's
 *     own back-off counts, 0 to 10; 1 by default
 * @param lease for how long a message is invisible to others, 10 minutes; shorter for tests only
 * @param minRenewInterval the least wait before a renewal is tried again, one minute
 * @param stopTimeout how long a stop waits for runs, 10 seconds of real time
 */
public record Parity(
    int processorCount,
    boolean skipPoisonOverMax,
    boolean fatalRenewals,
    FatalErrors fatalErrors,
    RetryPolicyOnQueue retryPolicyOnQueue,
    boolean outputWakeUp,
    boolean compactJson,
    int serviceRetries,
    Duration lease,
    Duration minRenewInterval,
    Duration stopTimeout) {

  /** The defaults. */
  public static final Parity DEFAULT = new Draft().parity();

  private static final int MAX_SERVICE_RETRIES = 10;

  /** What becomes of the host after an error that stops the real one. */
  public enum FatalErrors {
    /** It stops. */
    STOP,
    /** It logs the error and goes on: a poll counts as empty, a message is left as it is. */
    BACK_OFF
  }

  /** What a retry policy on a queue-triggered function does. */
  public enum RetryPolicyOnQueue {
    /** It is applied, beside the queue's own retries, and warned of. */
    APPLY_WITH_WARNING,
    /** The function is not started. */
    REJECT
  }

  public Parity {
    check(processorCount >= 1, "processorCount", processorCount, "1 or more");
    check(
        serviceRetries >= 0 && serviceRetries <= MAX_SERVICE_RETRIES,
        "serviceRetries",
        serviceRetries,
        "0 to " + MAX_SERVICE_RETRIES);
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
    return with(draft -> draft.processorCount = count);
  }

  public Parity withSkipPoisonOverMax(boolean skip) {
    return with(draft -> draft.skipPoisonOverMax = skip);
  }

  public Parity withFatalRenewals(boolean fatal) {
    return with(draft -> draft.fatalRenewals = fatal);
  }

  public Parity withFatalErrors(FatalErrors policy) {
    return with(draft -> draft.fatalErrors = policy);
  }

  public Parity withRetryPolicyOnQueue(RetryPolicyOnQueue policy) {
    return with(draft -> draft.retryPolicyOnQueue = policy);
  }

  public Parity withOutputWakeUp(boolean wake) {
    return with(draft -> draft.outputWakeUp = wake);
  }

  public Parity withCompactJson(boolean compact) {
    return with(draft -> draft.compactJson = compact);
  }

  public Parity withServiceRetries(int retries) {
    return with(draft -> draft.serviceRetries = retries);
  }

  public Parity withLease(Duration duration) {
    return with(draft -> draft.lease = duration);
  }

  public Parity withMinRenewInterval(Duration interval) {
    return with(draft -> draft.minRenewInterval = interval);
  }

  public Parity withStopTimeout(Duration timeout) {
    return with(draft -> draft.stopTimeout = timeout);
  }

  private Parity with(Consumer<Draft> change) {
    Draft draft = new Draft();
    draft.processorCount = processorCount;
    draft.skipPoisonOverMax = skipPoisonOverMax;
    draft.fatalRenewals = fatalRenewals;
    draft.fatalErrors = fatalErrors;
    draft.retryPolicyOnQueue = retryPolicyOnQueue;
    draft.outputWakeUp = outputWakeUp;
    draft.compactJson = compactJson;
    draft.serviceRetries = serviceRetries;
    draft.lease = lease;
    draft.minRenewInterval = minRenewInterval;
    draft.stopTimeout = stopTimeout;
    change.accept(draft);
    return draft.parity();
  }

  /** One while it is being put together, with the defaults to begin with. */
  private static final class Draft {
    int processorCount = 1;
    boolean skipPoisonOverMax;
    boolean fatalRenewals;
    FatalErrors fatalErrors = FatalErrors.STOP;
    RetryPolicyOnQueue retryPolicyOnQueue = RetryPolicyOnQueue.APPLY_WITH_WARNING;
    boolean outputWakeUp = true;
    boolean compactJson;
    int serviceRetries = 1;
    Duration lease = Duration.ofMinutes(10);
    Duration minRenewInterval = Duration.ofMinutes(1);
    Duration stopTimeout = Duration.ofSeconds(10);

    Parity parity() {
      return new Parity(
          processorCount,
          skipPoisonOverMax,
          fatalRenewals,
          fatalErrors,
          retryPolicyOnQueue,
          outputWakeUp,
          compactJson,
          serviceRetries,
          lease,
          minRenewInterval,
          stopTimeout);
    }
  }
}
