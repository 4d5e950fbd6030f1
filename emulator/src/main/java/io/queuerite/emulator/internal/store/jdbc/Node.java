package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.ClockSetting;
import io.queuerite.emulator.internal.model.CommonClock;
import io.queuerite.emulator.internal.model.OutOfReachException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * One of the emulators that share a database, and the clock that they have in common.
 *
 * <p>A node looks at the clock's setting ten times a second, and holds a lease that tells the
 * others up to which generation of the setting it has come. Who changes the setting waits for all
 * whose lease has not run out. A node whose own lease has run out, which it takes for granted two
 * seconds before the others do, does not know what the clock shows and is not {@link #isCurrent},
 * until it has renewed its lease and looked again, in this order.
 */
final class Node implements CommonClock, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Node.class.getName());
  static final long LEASE_MILLIS = 5000;
  private static final long OWN_LEASE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long BETWEEN_RENEWALS_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long BETWEEN_LOOKS_MILLIS = 100;
  private static final long BETWEEN_QUESTIONS_MILLIS = 10;

  /** Leases have run out by then, if nodes did not come up. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(2 * LEASE_MILLIS);

  private final Dialect dialect;
  private final long id;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock changing = new ReentrantLock();
  private final Thread thread;
  private volatile Generation known = new Generation(-1, ClockSetting.REAL_TIME);
  private volatile long currentUntil;
  private volatile boolean closing;
  private long told = -1;
  private long renewedAt;
  private boolean in;

  /** One setting of the clock, and its number. */
  record Generation(long number, ClockSetting setting) {}

  private Node(Dialect dialect, long id) {
    this.dialect = dialect;
    this.id = id;
    this.currentUntil = System.nanoTime();
    this.thread = new Thread(this::loop, "queuerite-node");
    thread.setDaemon(true);
  }

  /** Joins the others, and knows what the clock shows. */
  static Node join(Dialect dialect, long id) throws SQLException {
    Node node = new Node(dialect, id);
    node.look();
    node.thread.start();
    return node;
  }

  @Override
  public ClockSetting setting() {
    return known.setting();
  }

  /** The number of the setting that is known here. */
  long generation() {
    return known.number();
  }

  @Override
  public boolean isCurrent() {
    return System.nanoTime() - currentUntil < 0;
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** One after the other, as each holds a connection while it waits. */
  @Override
  public ClockSetting change(UnaryOperator<ClockSetting> change) {
    changing.lock();
    try (Connection connection = dialect.connect()) {
      Generation next = SharedClock.change(connection, change);
      apply(next);
      awaitOthers(connection, next.number());
      return next.setting();
    } catch (SQLException failure) {
      throw new OutOfReachException(
          "the clock is shared, and the database does not answer: "
              + String.valueOf(failure.getMessage()).lines().findFirst().orElse(""),
          failure);
    } finally {
      changing.unlock();
    }
  }

  private void awaitOthers(Connection connection, long generation) throws SQLException {
    long start = System.nanoTime();
    while (SharedClock.countLaggards(connection, id, generation) > 0) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new SQLException("another emulator does not follow");
      }
      pause(BETWEEN_QUESTIONS_MILLIS);
    }
  }

  /** Settings come in their order, whoever learns of them first. */
  private void apply(Generation next) {
    synchronized (this) {
      if (next.number() <= known.number()) {
        return;
      }
      known = next;
    }
    listeners.forEach(Runnable::run);
  }

  private void loop() {
    while (!closing) {
      long before = known.number();
      try {
        look();
      } catch (SQLException | RuntimeException failure) {
        // Whoever needs the database tells of it; here it shows in isCurrent.
        LOG.log(Level.DEBUG, "The shared clock cannot be read", failure);
      }
      if (known.number() == before) {
        pause(BETWEEN_LOOKS_MILLIS);
      }
    }
    leave();
  }

  /** Renews the lease where that is due, and looks at the clock, in this order. */
  private void look() throws SQLException {
    try (Connection connection = dialect.connect()) {
      long start = System.nanoTime();
      long reached = known.number();
      if (!in || reached != told || start - renewedAt > BETWEEN_RENEWALS_NANOS) {
        SharedClock.renew(connection, id, reached);
        in = true;
        told = reached;
        renewedAt = start;
      }
      apply(SharedClock.read(connection));
      currentUntil = renewedAt + OWN_LEASE_NANOS;
    }
  }

  private void leave() {
    try (Connection connection = dialect.connect()) {
      SharedClock.leave(connection, id);
    } catch (SQLException failure) {
      LOG.log(Level.DEBUG, "The lease is left to run out", failure);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException closing) {
      LOG.log(Level.TRACE, "Woken up", closing);
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(LEASE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
