package io.queuerite.functions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function, and what became of its message.
 *
 * @param function the function's name
 * @param messageId null for a run started by hand
 * @param dequeueCount how often the message had been received; 0 for a run started by hand
 * @param started by the host's clock
 * @param duration by the host's clock
 * @param failure what went wrong, unwrapped; null for a success
 * @param outputs the texts written to queues, before they were encoded
 * @param logs the lines that the function logged
 */
public record InvocationRecord(
    String function,
    @Nullable String messageId,
    long dequeueCount,
    Instant started,
    Duration duration,
    Outcome outcome,
    @Nullable Throwable failure,
    List<Output> outputs,
    List<String> logs,
    Action action) {

  /** How a run ended. */
  public enum Outcome {
    SUCCEEDED,
    FAILED,
    BINDING_FAILED,
    TIMED_OUT
  }

  /** What the host did with the message then. */
  public enum Action {
    /** There is no message: the run was started by hand. */
    NONE,
    DELETED,
    RELEASED,
    POISONED,
    /** It stays invisible until its lease is over: there is no poison queue. */
    LEFT_INVISIBLE,
    /** Somebody else had changed or deleted it. */
    LOST,
    /** The host was killed before it could do anything. */
    ABANDONED,
    /** The queue service refused what the host tried. */
    FAILED
  }

  /** A message written to a queue. */
  public record Output(String queue, String text) {}
}
