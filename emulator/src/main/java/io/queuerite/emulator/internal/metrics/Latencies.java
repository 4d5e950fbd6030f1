package io.queuerite.emulator.internal.metrics;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Histograms of times in nanoseconds, with ranges from 0.1 ms to 10 s. */
final class Latencies {
  private static final long[] MICROS = {
    100,
    250,
    500,
    1_000,
    2_500,
    5_000,
    10_000,
    25_000,
    50_000,
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000
  };

  private Latencies() {}

  static Histogram histogram() {
    return new Histogram(LongStream.of(MICROS).map(TimeUnit.MICROSECONDS::toNanos).toArray());
  }
}
