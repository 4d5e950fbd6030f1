package io.queuerite.benchmarks.report;

import java.util.List;

/** The middle and both ends of some times, in milliseconds. */
public record Spread(double median, double min, double max, int runs) {

  public static Spread ofNanos(List<Long> nanos) {
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException("nanos: none (expected: at least one time)");
    }
    List<Long> sorted = nanos.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0;
    return new Spread(median / 1e6, sorted.get(0) / 1e6, sorted.get(size - 1) / 1e6, size);
  }
}
