package io.queuerite.benchmarks.report;

import io.queuerite.benchmarks.load.Tally;
import io.queuerite.benchmarks.load.Workload;
import io.queuerite.benchmarks.subject.Subject;
import io.queuerite.benchmarks.subject.Usage;
import org.jspecify.annotations.Nullable;

/**
 * One measured combination.
 *
 * @param messagesBefore messages on the queue when the run began
 * @param serverMicrosPerOperation processor time of the server, settling included
 * @param othersCores processors kept busy by anything but the server and the load generator
 * @param shortAnswers answers with too few messages: more than none means that the queue was filled
 *     too little
 * @param firstError what the first error was; any error at all makes the row worthless
 */
public record Row(
    String subject,
    String workload,
    int connections,
    double operationsPerSecond,
    double p50Millis,
    double p99Millis,
    double maxMillis,
    long operations,
    double seconds,
    long messagesBefore,
    long residentMiB,
    long peakMiB,
    double serverMicrosPerOperation,
    double othersCores,
    long errors,
    long shortAnswers,
    @Nullable String firstError) {

  public static Row of(
      Subject subject,
      Workload workload,
      int connections,
      long messagesBefore,
      Tally tally,
      Usage before,
      Usage after) {
    return new Row(
        subject.label(),
        workload.label(),
        connections,
        tally.operationsPerSecond(),
        tally.millisAt(50),
        tally.millisAt(99),
        tally.maxMillis(),
        tally.operations(),
        tally.seconds(),
        messagesBefore,
        after.residentMiB(),
        after.peakMiB(),
        (after.serverNanos() - before.serverNanos()) / 1e3 / Math.max(1, tally.allOperations()),
        after.othersSince(before) / 1e9 / tally.allSeconds(),
        tally.errors(),
        tally.dry(),
        tally.firstError());
  }

  /** In place of the rows of a server that could not be measured at all. */
  public static Row ofFailure(Subject subject, Workload workload, Exception why) {
    return new Row(
        subject.label(),
        workload.label(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        0,
        why.toString());
  }

  /** Whether others took so much of the machine that the figures say more about them. */
  public boolean disturbed() {
    return othersCores > 0.2;
  }

  /** Whether the figures mean anything. */
  public boolean failed() {
    return errors > 0 || shortAnswers > 0 || operations == 0;
  }

  boolean sameLoadAs(Row other) {
    return workload.equals(other.workload) && connections == other.connections;
  }
}
