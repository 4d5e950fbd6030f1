package io.queuerite.emulator;

import io.queuerite.emulator.internal.store.QueueStore;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has the store swept once a second, slice after slice until nothing is left to sweep. */
final class Housekeeping implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final long PERIOD_MILLIS = 1000;

  private final QueueStore store;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "queuerite-housekeeping");
            thread.setDaemon(true);
            return thread;
          });

  Housekeeping(QueueStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    Future<?> unused =
        timer.scheduleWithFixedDelay(
            this::sweep, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    try {
      while (!timer.isShutdown() && store.sweep(clock.instant()).join() > 0) {
        // Requests that came meanwhile go into the lane before the next slice does.
        Thread.onSpinWait();
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "Sweeping failed and is tried again", failure);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
