package io.queuerite.functions.internal.queue;

import io.queuerite.functions.HostEvent;
import io.queuerite.functions.InvocationRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a host has done and is doing, and what waits for it to have done something. */
public final class Activity {
  private static final int REMEMBERED = 100_000;

  private final Deque<HostEvent> events = new ArrayDeque<>();
  private final Deque<InvocationRecord> records = new ArrayDeque<>();
  private final Map<Object, Long> emptySince = new HashMap<>();
  private final List<Consumer<HostEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<InvocationRecord>> runListeners = new CopyOnWriteArrayList<>();
  private @Nullable Throwable failure;
  private long step;
  private int running;

  /** Takes note of an event. */
  public void event(HostEvent event) {
    synchronized (this) {
      remember(events, event);
      notifyAll();
    }
    listeners.forEach(listener -> listener.accept(event));
  }

  private static <T> void remember(Deque<T> all, T one) {
    if (all.size() == REMEMBERED) {
      all.removeFirst();
    }
    all.addLast(one);
  }

  public synchronized List<HostEvent> events() {
    return List.copyOf(events);
  }

  /** Has each event told from now on, on the thread that does it. */
  public void onEvent(Consumer<HostEvent> listener) {
    listeners.add(listener);
  }

  /** Has each run told when it is over, on the thread that ran it. */
  public void onRun(Consumer<InvocationRecord> listener) {
    runListeners.add(listener);
  }

  /** A run, or what else takes a message away, begins. */
  public synchronized void begin() {
    running++;
    step++;
  }

  /** ... and is over, its message dealt with. */
  public void end(@Nullable InvocationRecord record) {
    synchronized (this) {
      running--;
      step++;
      if (record != null) {
        remember(records, record);
      }
      notifyAll();
    }
    if (record != null) {
      runListeners.forEach(listener -> listener.accept(record));
    }
  }

  public synchronized List<InvocationRecord> records() {
    return List.copyOf(records);
  }

  public synchronized int running() {
    return running;
  }

  /** Forgets events and records. */
  public synchronized void forget() {
    events.clear();
    records.clear();
  }

  /** A number that grows with everything that may make work for a listener. */
  synchronized long step() {
    return step;
  }

  /** A listener found its queue empty in a poll that began when {@link #step} was that. */
  synchronized void foundEmpty(Object listener, long since) {
    emptySince.put(listener, since);
    notifyAll();
  }

  synchronized void left(Object listener) {
    emptySince.remove(listener);
    notifyAll();
  }

  /** Nothing runs, and each listener has found its queue empty after all that happened. */
  synchronized boolean isIdle(List<?> listeners, long since) {
    return running == 0
        && listeners.stream()
            .allMatch(each -> emptySince.getOrDefault(each, -1L) >= Math.max(since, step));
  }

  /** Makes every listener ask anew before all is idle. */
  synchronized long ask() {
    return ++step;
  }

  /** What stopped the host; null where nothing did. */
  public synchronized @Nullable Throwable failure() {
    return failure;
  }

  synchronized void fail(Throwable cause) {
    failure = failure == null ? cause : failure;
    notifyAll();
  }

  /**
   * Waits, by the real clock.
   *
   * @return whether the condition came to hold
   */
  public synchronized boolean await(BooleanSupplier condition, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        wait(Math.min(left / 1_000_000 + 1, 50));
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
