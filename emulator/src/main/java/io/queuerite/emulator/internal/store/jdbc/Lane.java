package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.BatchListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread with one connection. It takes all calls that wait, runs them in one transaction,
 * commits once and completes them: the more calls wait, the less each pays for the commit. Calls
 * that arrive during a commit form the next batch.
 *
 * <p>Where the database is away, calls are refused at once until it is back.
 */
final class Lane implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Lane.class.getName());
  private static final int MAX_BATCH = 256;
  private static final int MAX_TRIES = 10;
  private static final long MAX_PAUSE_NANOS = 10_000_000;
  private static final long FIRST_WAIT_MILLIS = 50;
  private static final long LAST_WAIT_MILLIS = 400;

  private final UnitOfWork unit;
  private final Transactions transactions;
  private final Outage outage;
  private final BlockingQueue<Entry<?>> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean away;
  private boolean open = true;

  /** A store call without a result. */
  @FunctionalInterface
  interface Change {
    void make(UnitOfWork unit) throws SQLException;
  }

  Lane(String name, UnitOfWork unit) {
    this(name, unit, new Outage());
  }

  /**
   * @param outage shared by the lanes of one database
   */
  Lane(String name, UnitOfWork unit, Outage outage) {
    this.unit = unit;
    this.transactions = new Transactions(unit);
    this.outage = outage;
    this.thread = new Thread(this::loop, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Has a call done in the lane's next batch. */
  <T> CompletableFuture<T> submit(Work<T> work) {
    return submit(Entry.Kind.ORDINARY, work);
  }

  /** Has a call done, after those that were submitted before. */
  <T> CompletableFuture<T> submit(Entry.Kind kind, Work<T> work) {
    Entry<T> entry = new Entry<>(kind, work);
    if (away) {
      entry.future.completeExceptionally(StorageError.SERVER_BUSY.exception());
      return entry.future;
    }
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
    transactions.observe(told);
  }

  /** How many calls wait to be taken. */
  int waitingCalls() {
    return waiting.size();
  }

  private void loop() {
    List<Entry<?>> batch = new ArrayList<>(MAX_BATCH);
    while (open) {
      try {
        take(batch);
        if (away) {
          awaitReturn();
        }
      } catch (InterruptedException nobodyMeansThis) {
        LOG.log(Level.DEBUG, "The lane was interrupted and goes on");
      }
      batch.clear();
    }
  }

  /** Takes what waits, up to a call that shares no transaction, and does it. */
  private void take(List<Entry<?>> batch) throws InterruptedException {
    Entry<?> next = waiting.take();
    while (next != null) {
      if (next.isOrdinary()) {
        batch.add(next);
      } else {
        runTogether(batch);
        batch.clear();
        runAlone(next);
      }
      next = batch.size() < MAX_BATCH ? waiting.poll() : null;
    }
    runTogether(batch);
  }

  private void runAlone(Entry<?> entry) {
    switch (entry.kind) {
      case CLOSE -> open = false;
      case PAUSE -> {
        try {
          entry.run(unit);
          entry.tell();
        } catch (SQLException | RuntimeException | Error failure) {
          entry.fail(failure);
        }
      }
      default -> runTogether(List.of(entry));
    }
  }

  private void runTogether(List<Entry<?>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    Throwable failure = transactions.run(batch);
    if (failure == null) {
      batch.forEach(Entry::tell);
    } else if (failure instanceof RedoLogFailure || failure instanceof NotUndone) {
      batch.forEach(entry -> entry.fail(failure));
    } else if (transactions.troubleOf(failure) == Trouble.AWAY) {
      refuse(batch, failure);
    } else if (batch.size() == 1 && transactions.troubleOf(failure) == Trouble.OF_A_CALL) {
      batch.get(0).fail(failure);
    } else {
      runOneByOne(batch);
    }
  }

  /** A call that fails takes only itself down. */
  private void runOneByOne(List<Entry<?>> batch) {
    for (int i = 0; i < batch.size(); i++) {
      Entry<?> entry = batch.get(i);
      Throwable failure = transactPatiently(entry);
      if (failure == null) {
        entry.tell();
      } else if (transactions.troubleOf(failure) == Trouble.AWAY) {
        refuse(batch.subList(i, batch.size()), failure);
        return;
      } else if (transactions.troubleOf(failure) == Trouble.CONFLICT) {
        entry.refuse(failure);
      } else {
        entry.fail(failure);
      }
    }
  }

  /** Another transaction that is in the way is over some time. */
  private @Nullable Throwable transactPatiently(Entry<?> entry) {
    Throwable failure = transactions.run(List.of(entry));
    for (int tries = 1; tries < MAX_TRIES && isConflict(failure); tries++) {
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MAX_PAUSE_NANOS));
      failure = transactions.run(List.of(entry));
    }
    return failure;
  }

  private boolean isConflict(@Nullable Throwable failure) {
    return failure != null && transactions.troubleOf(failure) == Trouble.CONFLICT;
  }

  private void refuse(List<Entry<?>> calls, Throwable why) {
    if (!away) {
      away = true;
      outage.begins(why);
    }
    calls.forEach(call -> call.refuse(why));
  }

  /** Refuses what waits and tries to connect, until that succeeds or the lane is closed. */
  private void awaitReturn() throws InterruptedException {
    long pause = FIRST_WAIT_MILLIS;
    refuse(waiting.poll());
    while (open && !canConnect()) {
      refuse(waiting.poll(pause, TimeUnit.MILLISECONDS));
      pause = Math.min(2 * pause, LAST_WAIT_MILLIS);
    }
    away = false;
    outage.ends();
  }

  /** Refuses a call and those behind it, and takes note of the end of the line. */
  private void refuse(@Nullable Entry<?> first) {
    for (Entry<?> next = first; next != null; next = waiting.poll()) {
      if (next.kind == Entry.Kind.CLOSE) {
        open = false;
      } else {
        next.future.completeExceptionally(StorageError.SERVER_BUSY.exception());
      }
    }
  }

  private boolean canConnect() {
    try {
      unit.begin();
      return true;
    } catch (SQLException | RuntimeException stillAway) {
      LOG.log(Level.TRACE, "The database is still away", stillAway);
      return false;
    } finally {
      unit.end();
    }
  }

  /** Does what waits, then closes the connection. */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    waiting.add(new Entry<>(Entry.Kind.CLOSE, unit -> true));
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
