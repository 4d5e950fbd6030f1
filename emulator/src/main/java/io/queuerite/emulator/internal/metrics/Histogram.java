package io.queuerite.emulator.internal.metrics;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** How often a value lay in which range. Recording takes two additions, and makes no garbage. */
public final class Histogram {
  private final long[] bounds;
  private final LongAdder[] counts;
  private final LongAdder sum = new LongAdder();

  /**
   * @param bounds the greatest value of each range, in rising order; a range without end follows
   */
  Histogram(long... bounds) {
    this.bounds = bounds.clone();
    this.counts =
        IntStream.rangeClosed(0, bounds.length)
            .mapToObj(i -> new LongAdder())
            .toArray(LongAdder[]::new);
  }

  void record(long value) {
    int range = 0;
    while (range < bounds.length && value > bounds[range]) {
      range++;
    }
    counts[range].increment();
    sum.add(value);
  }

  /** The greatest value of each range but the last, which has no end. */
  public long[] bounds() {
    return bounds.clone();
  }

  /** How many values lay in each range. */
  public long[] counts() {
    long[] now = new long[counts.length];
    for (int i = 0; i < now.length; i++) {
      now[i] = counts[i].sum();
    }
    return now;
  }

  /** How many values there were. */
  public long count() {
    long count = 0;
    for (LongAdder range : counts) {
      count += range.sum();
    }
    return count;
  }

  /** All values together. */
  public long sum() {
    return sum.sum();
  }
}
