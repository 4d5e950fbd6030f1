package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.store.BatchListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One thread with one connection. It takes all calls that wait, runs them in one transaction,
 * commits once and completes them: the more calls wait, the less each pays for the commit. Calls
 * that arrive during a commit form the next batch.
 */
final class Lane implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Lane.class.getName());
  private static final int MAX_BATCH = 256;

  private final UnitOfWork unit;
  private final BlockingQueue<Entry<?>> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;
  private volatile BatchListener listener = (calls, nanos) -> {};

  /** A store call without a result. */
  @FunctionalInterface
  interface Change {
    void make(UnitOfWork unit) throws SQLException;
  }

  /** A call on its way. Its outcome is known before the commit and told after it. */
  private static final class Entry<T> {
    final Work<T> work;
    final CompletableFuture<T> future = new CompletableFuture<>();
    private @Nullable Runnable tell;

    Entry(Work<T> work) {
      this.work = work;
    }

    void run(UnitOfWork unit) throws SQLException {
      try {
        T result = work.run(unit);
        tell = () -> future.complete(result);
      } catch (StorageException answer) {
        tell = () -> future.completeExceptionally(answer);
      }
    }

    void tell() {
      if (tell != null) {
        tell.run();
      }
    }

    /** Who asked logs it, and knows for whom. */
    void fail(Throwable cause) {
      future.completeExceptionally(StorageError.INTERNAL_ERROR.exception().because(cause));
    }
  }

  /** The end of the line: no batch is taken after the one that it is in. */
  private static final Work<Boolean> CLOSE = unit -> true;

  Lane(String name, UnitOfWork unit) {
    this.unit = unit;
    this.thread = new Thread(this::loop, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Has a call done in the lane's next batch. */
  <T> CompletableFuture<T> submit(Work<T> work) {
    Entry<T> entry = new Entry<>(work);
    waiting.add(entry);
    if (closing && waiting.remove(entry)) {
      entry.future.completeExceptionally(StorageError.SERVER_BUSY.exception());
    }
    return entry.future;
  }

  /** Has a call done that has nothing to tell but that it is done. */
  CompletableFuture<Void> run(Change change) {
    return submit(
            unit -> {
              change.make(unit);
              return true;
            })
        .thenAccept(done -> {});
  }

  /** Has this one told of each batch from now on. */
  void observe(BatchListener told) {
    listener = told;
  }

  /** How many calls wait to be taken. */
  int waitingCalls() {
    return waiting.size();
  }

  private void loop() {
    List<Entry<?>> batch = new ArrayList<>(MAX_BATCH);
    boolean open = true;
    while (open) {
      try {
        batch.add(waiting.take());
        waiting.drainTo(batch, MAX_BATCH - 1);
        // A call may have slipped in behind the end, and is done with the rest.
        open = batch.stream().noneMatch(entry -> entry.work == CLOSE);
        runTogether(batch);
      } catch (InterruptedException nobodyMeansThis) {
        LOG.log(Level.DEBUG, "The lane was interrupted and goes on");
      }
      batch.clear();
    }
  }

  private void runTogether(List<Entry<?>> batch) {
    long began = System.nanoTime();
    try {
      for (Entry<?> entry : batch) {
        entry.run(unit);
      }
      unit.commit();
    } catch (RedoLogFailure committedAllTheSame) {
      batch.forEach(entry -> entry.fail(committedAllTheSame));
      return;
    } catch (SQLException | RuntimeException | Error failure) {
      runOneByOne(batch, failure);
      return;
    }
    listener.committed(batch.size(), System.nanoTime() - began);
    batch.forEach(Entry::tell);
  }

  /** A call that fails takes only itself down. */
  private void runOneByOne(List<Entry<?>> batch, Throwable failure) {
    if (!rollback() || batch.size() == 1) {
      batch.forEach(entry -> entry.fail(failure));
      return;
    }
    for (Entry<?> entry : batch) {
      long began = System.nanoTime();
      try {
        entry.run(unit);
        unit.commit();
        listener.committed(1, System.nanoTime() - began);
        entry.tell();
      } catch (SQLException | RuntimeException | Error alone) {
        rollback();
        entry.fail(alone);
      }
    }
  }

  private boolean rollback() {
    try {
      unit.rollback();
      return true;
    } catch (SQLException | RuntimeException failure) {
      LOG.log(Level.ERROR, "The store cannot roll back", failure);
      return false;
    }
  }

  /** Does what waits, then closes the connection. */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    waiting.add(new Entry<>(CLOSE));
    closing = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    for (Entry<?> late = waiting.poll(); late != null; late = waiting.poll()) {
      late.future.completeExceptionally(StorageError.SERVER_BUSY.exception());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      unit.close();
    } catch (SQLException | IOException failure) {
      LOG.log(Level.WARNING, "The store did not close cleanly", failure);
    }
  }
}
