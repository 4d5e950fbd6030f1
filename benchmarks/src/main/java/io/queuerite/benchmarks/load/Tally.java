package io.queuerite.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What a run counted. Written by one thread; threads are added up when they are done. */
public final class Tally {
  private static final long HIGHEST = TimeUnit.MINUTES.toNanos(5);

  private final Histogram latencies = new Histogram(HIGHEST, 3);
  private long errors;
  private long dry;
  private long nanos;
  private long allOperations;
  private long allNanos;
  private @Nullable String firstError;

  /** Any operation that came to its end, measured or not. */
  void ended() {
    allOperations++;
  }

  void completed(long latencyNanos) {
    latencies.recordValue(Math.min(latencyNanos, HIGHEST));
  }

  void failed(String what) {
    errors++;
    if (firstError == null) {
      firstError = what;
    }
  }

  void ranDry() {
    dry++;
  }

  void lasted(long elapsedNanos, long allElapsedNanos) {
    nanos = elapsedNanos;
    allNanos = allElapsedNanos;
  }

  void add(Tally other) {
    latencies.add(other.latencies);
    errors += other.errors;
    dry += other.dry;
    nanos = Math.max(nanos, other.nanos);
    allOperations += other.allOperations;
    allNanos = Math.max(allNanos, other.allNanos);
    if (firstError == null) {
      firstError = other.firstError;
    }
  }

  public long operations() {
    return latencies.getTotalCount();
  }

  public double operationsPerSecond() {
    return nanos == 0 ? 0 : operations() * 1e9 / nanos;
  }

  public double millisAt(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }

  public double maxMillis() {
    return latencies.getMaxValue() / 1e6;
  }

  /**
   * Operations from the first request to the last answer, those outside the measured time included.
   */
  public long allOperations() {
    return allOperations;
  }

  public double allSeconds() {
    return allNanos / 1e9;
  }

  public double seconds() {
    return nanos / 1e9;
  }

  public long errors() {
    return errors;
  }

  /** Answers that had fewer messages than the workload needs. */
  public long dry() {
    return dry;
  }

  public @Nullable String firstError() {
    return firstError;
  }
}
