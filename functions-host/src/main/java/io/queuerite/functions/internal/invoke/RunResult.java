package io.queuerite.functions.internal.invoke;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param outcome the last try's, where a retry policy made it several
 * @param failure what went wrong, unwrapped; null for a success
 * @param outputs what was written to queues, in order
 * @param logs the lines that the function logged
 */
public record RunResult(
    Outcome outcome, @Nullable Throwable failure, List<Output> outputs, List<String> logs) {

  /** The ends that a run can have. */
  public enum Outcome {
    SUCCEEDED,
    FAILED,
    /** A parameter or an output could not be bound. */
    BINDING_FAILED,
    TIMED_OUT
  }

  /** A message written to a queue, as text before it was encoded. */
  public record Output(String queue, String text) {}

  public boolean succeeded() {
    return outcome == Outcome.SUCCEEDED;
  }
}
