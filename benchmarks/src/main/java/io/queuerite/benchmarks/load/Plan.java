package io.queuerite.benchmarks.load;

import java.time.Duration;

/**
 * How one run goes.
 *
 * @param settle time at the start that is not measured
 * @param measure time that is measured; the run ends with it
 * @param operations the run ends earlier once so many operations have been begun
 * @param stopWhenDry ends the run at the first answer that had too few messages; without it such
 *     answers are only counted
 */
public record Plan(
    int connections,
    int threads,
    Duration settle,
    Duration measure,
    long operations,
    boolean stopWhenDry,
    Signing signing) {
  public Plan {
    if (connections < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "connections and threads: %d and %d (expected: at least 1 each)"
              .formatted(connections, threads));
    }
  }

  /** A run for a time. */
  public static Plan lasting(Duration measure, int connections) {
    return new Plan(connections, 1, Duration.ZERO, measure, Long.MAX_VALUE, false, Signing.SECOND);
  }

  /** A run of so many operations, however long they take within an hour. */
  public static Plan counting(long operations, int connections) {
    return new Plan(
        connections, 1, Duration.ZERO, Duration.ofHours(1), operations, false, Signing.SECOND);
  }

  Plan share(int index, int of) {
    int share = connections / of + (index < connections % of ? 1 : 0);
    return new Plan(share, 1, settle, measure, operations / of, stopWhenDry, signing);
  }
}
