package io.queuerite.emulator.internal.metrics;

import io.queuerite.emulator.internal.store.BatchListener;

/** Measures how many calls share a commit, and how long such a batch takes. */
public final class BatchMeter implements BatchListener {
  private final Histogram calls = new Histogram(1, 2, 4, 8, 16, 32, 64, 128, 256);
  private final Histogram nanos = Latencies.histogram();

  @Override
  public void committed(int together, long took) {
    calls.record(together);
    nanos.record(took);
  }

  /** Calls of each batch. */
  public Histogram calls() {
    return calls;
  }

  /** Nanoseconds of each batch. */
  public Histogram nanos() {
    return nanos;
  }
}
