package io.queuerite.functions.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one clock of a host, and all its timers: what is due runs when the clock has come so far, be
 * it that time passed or that a test moved the clock.
 */
public final class HostClock implements AutoCloseable {
  private final InstantSource time;
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final Thread thread;
  private final Runnable noMore;
  private long added;
  private boolean closed;

  /** Something to be done at a time; it can be called off. */
  public final class Timer implements Comparable<Timer> {
    private final Instant due;
    private final long order;
    private final Runnable task;

    private Timer(Instant due, long order, Runnable task) {
      this.due = due;
      this.order = order;
      this.task = task;
    }

    public Instant due() {
      return due;
    }

    /** Calls it off; false where it has begun, or was called off before. */
    public boolean cancel() {
      synchronized (timers) {
        return timers.remove(this);
      }
    }

    @Override
    public int compareTo(Timer other) {
      int byTime = due.compareTo(other.due);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Objects.hash(due, order);
    }
  }

  /**
   * @param time what it shows
   * @param onMove takes what is to be told whenever {@code time} makes a jump; for a clock that
   *     nobody moves, one that forgets it; gives what ends that
   */
  public HostClock(InstantSource time, Function<Runnable, Runnable> onMove) {
    this.time = time;
    this.thread = new Thread(this::loop, "queuerite-functions-timers");
    thread.setDaemon(true);
    thread.start();
    noMore = onMove.apply(this::wake);
  }

  public Instant now() {
    return time.instant();
  }

  /**
   * Has a task done once that long a time has passed. It must be short: all timers share a thread.
   */
  public Timer after(Duration delay, Runnable task) {
    return at(now().plus(delay), task);
  }

  /** Has a task done at that time. */
  public Timer at(Instant due, Runnable task) {
    synchronized (timers) {
      Timer timer = new Timer(due, added++, task);
      timers.add(timer);
      timers.notifyAll();
      return timer;
    }
  }

  private void wake() {
    synchronized (timers) {
      timers.notifyAll();
    }
  }

  private void loop() {
    for (Timer due = next(); due != null; due = next()) {
      try {
        due.task.run();
      } catch (RuntimeException failure) {
        System.getLogger(HostClock.class.getName())
            .log(System.Logger.Level.ERROR, "A timer failed", failure);
      }
    }
  }

  private @Nullable Timer next() {
    synchronized (timers) {
      while (!closed) {
        Timer first = timers.peek();
        Duration left = first == null ? Duration.ofDays(1) : Duration.between(now(), first.due);
        if (first != null && !(left.compareTo(Duration.ZERO) > 0)) {
          return timers.poll();
        }
        try {
          timers.wait(Math.max(1, Math.min(left.toMillis(), 86_400_000L)));
        } catch (InterruptedException stop) {
          return null;
        }
      }
      return null;
    }
  }

  @Override
  public void close() {
    noMore.run();
    synchronized (timers) {
      closed = true;
      timers.clear();
      timers.notifyAll();
    }
  }
}
