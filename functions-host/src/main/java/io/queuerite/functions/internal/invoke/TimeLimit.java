package io.queuerite.functions.internal.invoke;

import io.queuerite.functions.internal.time.HostClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Interrupts the thread that set it, should it take too long. */
final class TimeLimit {
  private final Thread thread = Thread.currentThread();
  private HostClock.@Nullable Timer timer;
  private boolean over;
  private boolean expired;

  private TimeLimit() {}

  /**
   * Sets one for the calling thread.
   *
   * @param limit null for none
   */
  static TimeLimit set(HostClock clock, @Nullable Duration limit) {
    TimeLimit set = new TimeLimit();
    if (limit != null) {
      set.timer = clock.after(limit, set::expire);
    }
    return set;
  }

  private synchronized void expire() {
    if (!over) {
      expired = true;
      thread.interrupt();
    }
  }

  /** Lifts it, and says whether it had expired. An interruption that was its own is taken back. */
  synchronized boolean lift() {
    over = true;
    if (timer != null) {
      timer.cancel();
    }
    return expired && (Thread.interrupted() || expired);
  }
}
