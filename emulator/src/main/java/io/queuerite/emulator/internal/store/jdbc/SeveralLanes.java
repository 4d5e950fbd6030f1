package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Several lanes to one database: while one waits for a commit, others work. A queue has its lane,
 * so that its calls neither overtake each other nor wait for each other's row locks.
 */
final class SeveralLanes implements Lanes {
  private static final System.Logger LOG = System.getLogger(SeveralLanes.class.getName());

  /** Longer than any transaction takes. */
  private static final int PATIENCE_SECONDS = 30;

  /** So many read at once, each with a connection; others wait. */
  static final int VISITORS = 2;

  /** Counts are spread over so many rows a queue and lane, whatever nodes come and go. */
  private static final int SLOTS = 16;

  private final Dialect dialect;
  private final Runnable closed;
  private final ThreadPoolExecutor visitors =
      new ThreadPoolExecutor(
          VISITORS,
          VISITORS,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          SeveralLanes::visit);
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * @param node this emulator's number among those that share the database
   * @param closed done once nothing goes on any lane
   */
  SeveralLanes(Dialect dialect, int count, long node, Runnable closed) {
    this.dialect = dialect;
    this.closed = closed;
    visitors.allowCoreThreadTimeOut(true);
    Outage outage = new Outage();
    int firstSlot = (int) (node % SLOTS) * count;
    for (int i = 0; i < count; i++) {
      lanes.add(new Lane("queuerite-store-" + i, new UnitOfWork(dialect, firstSlot + i), outage));
    }
  }

  @Override
  public Lane of(QueueAddress queue) {
    return lanes.get(Math.floorMod(queue.hashCode(), lanes.size()));
  }

  @Override
  public Lane of(AccountName account) {
    return lanes.get(Math.floorMod(account.hashCode(), lanes.size()));
  }

  @Override
  public List<Lane> all() {
    return List.copyOf(lanes);
  }

  /** The lanes are told in one go, or two callers could each hold half of them for ever. */
  @Override
  public synchronized <T> CompletableFuture<T> alone(Work<T> work) {
    CountDownLatch others = new CountDownLatch(lanes.size() - 1);
    CountDownLatch done = new CountDownLatch(1);
    for (Lane lane : lanes.subList(1, lanes.size())) {
      var unused =
          lane.submit(
                  Entry.Kind.PAUSE,
                  unit -> {
                    others.countDown();
                    return await(done);
                  })
              // One that refuses to pause has nothing under way.
              .whenComplete((paused, refused) -> others.countDown());
    }
    CompletableFuture<T> result =
        lanes
            .get(0)
            .submit(
                Entry.Kind.ALONE,
                unit -> {
                  await(others);
                  return work.run(unit);
                });
    return result.whenComplete((value, failure) -> done.countDown());
  }

  private static Thread visit(Runnable task) {
    Thread thread = new Thread(task, "queuerite-visit");
    thread.setDaemon(true);
    return thread;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException nobodyMeansThis) {
      throw new IllegalStateException(nobodyMeansThis);
    }
  }

  /**
   * After what was asked for before, in a transaction for which nobody waits, however long it
   * takes.
   */
  @Override
  public <T> CompletableFuture<T> atOneMoment(Work<T> work) {
    CompletableFuture<?>[] before =
        lanes.stream()
            .map(lane -> lane.submit(Entry.Kind.PAUSE, unit -> true))
            .map(passed -> passed.exceptionally(refused -> false))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(before).thenApplyAsync(passed -> snapshot(work), visitors);
  }

  private <T> T snapshot(Work<T> work) {
    try (Connection connection = dialect.connect()) {
      // The pool's look whether it is alive has begun a transaction.
      connection.rollback();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement statement = connection.createStatement()) {
        // The visitor may be slow.
        statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
      }
      T result = work.run(new UnitOfWork(connection, dialect, 0));
      connection.rollback();
      return result;
    } catch (SQLException failure) {
      LOG.log(Level.WARNING, "What the store holds cannot be read", failure);
      StorageException answer =
          (dialect.trouble(failure) == Trouble.AWAY
                  ? StorageError.SERVER_BUSY
                  : StorageError.INTERNAL_ERROR)
              .exception()
              .because(failure);
      throw new CompletionException(answer);
    }
  }

  @Override
  public void close() {
    lanes.forEach(Lane::close);
    visitors.shutdown();
    closed.run();
  }
}
