package io.queuerite.emulator.internal.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two resets is an era. A request belongs to the one in which it came; when that
 * is over it changes nothing any more, meets no faults and is not in the journal, lest it brings a
 * queue into a test that comes after its own.
 */
public final class Eras {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Long> beginningsByAccount = new ConcurrentHashMap<>();
  private volatile long beginning;
  private volatile long latest;

  /** The era in which a request comes now; to be asked before the clock is. */
  long now() {
    return latest;
  }

  /** Begins a new era with this work, while no request changes anything. */
  public <T> T turn(Supplier<T> work) {
    lock.writeLock().lock();
    try {
      T result = work.get();
      beginning = latest + 1;
      latest = beginning;
      return result;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Begins a new era for the requests of one account. */
  public <T> T turn(String account, Supplier<T> work) {
    lock.writeLock().lock();
    try {
      T result = work.get();
      long next = latest + 1;
      beginningsByAccount.put(account, next);
      latest = next;
      return result;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Does a request's work, if its era is not over, and keeps it from being over meanwhile.
   *
   * @param account null where what happened to one account does not matter
   * @return what came of it; null where the era is over
   */
  <T> @Nullable T during(long era, @Nullable String account, Supplier<T> work) {
    lock.readLock().lock();
    try {
      return isCurrent(era, account) ? work.get() : null;
    } finally {
      lock.readLock().unlock();
    }
  }

  private boolean isCurrent(long era, @Nullable String account) {
    return era >= beginning
        && (account == null || era >= beginningsByAccount.getOrDefault(account, 0L));
  }
}
