package io.queuerite.benchmarks;

import io.queuerite.benchmarks.load.Plan;
import io.queuerite.benchmarks.load.Signing;
import java.time.Duration;

/**
 * How each row is measured.
 *
 * @param threads of the load generator
 * @param warmUp once for each server process, not measured
 * @param settle at the start of each row, not measured
 * @param operations at most, in each row; it ends earlier then
 * @param fill messages on the queue, at least, before anything is received
 */
record LoadSettings(
    int threads,
    Duration warmUp,
    Duration settle,
    Duration measure,
    long operations,
    long fill,
    Signing signing) {

  Plan plan(int connections, Duration settling, Duration measuring) {
    return new Plan(connections, threads, settling, measuring, operations, true, signing);
  }

  @Override
  public String toString() {
    return "1 KiB messages, %d load thread(s), %d ms warm-up, %d ms settling and %d ms measured per row, queue filled to %d at least, signed per %s"
        .formatted(
            threads,
            warmUp.toMillis(),
            settle.toMillis(),
            measure.toMillis(),
            fill,
            signing == Signing.EACH ? "request" : "second");
  }
}
