package io.queuerite.emulator;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.store.QueueStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What is done now and then, on one thread: above all the store is swept once a second, slice after
 * slice until nothing is left to sweep.
 */
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
    sweepAfter(PERIOD_MILLIS);
  }

  /** Does something again and again; what it throws is logged. */
  void every(Duration period, Runnable chore) {
    Future<?> unused =
        timer.scheduleWithFixedDelay(
            () -> attempt(chore), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void attempt(Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "A chore failed and is tried again", failure);
    }
  }

  /** One slice; other chores that are due, and requests, have their turn before the next. */
  private void sweep() {
    boolean more = false;
    try {
      more = store.sweep(clock).join() > 0;
    } catch (RuntimeException failure) {
      // A store that is away tells of it by itself.
      Level level = isBusy(failure) ? Level.DEBUG : Level.WARNING;
      LOG.log(level, "Sweeping failed and is tried again", failure);
    }
    sweepAfter(more ? 0 : PERIOD_MILLIS);
  }

  private static boolean isBusy(RuntimeException failure) {
    return failure.getCause() instanceof StorageException answer
        && answer.error() == StorageError.SERVER_BUSY;
  }

  private void sweepAfter(long millis) {
    try {
      Future<?> unused = timer.schedule(this::sweep, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.TRACE, "Nothing is swept after the end", closed);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
