package io.queuerite.emulator.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The last requests that an emulator answered, in the order in which their answers were ready;
 * requests that it could not even parse are among them. Safe for use by several threads.
 */
public final class RequestJournal {
  private static final int SHOWN = 20;

  private final int capacity;
  private final Supplier<String> scene;
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private final Map<QueueOperation, Integer> counts = new EnumMap<>(QueueOperation.class);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long next = 1;

  /**
   * An empty journal.
   *
   * @param capacity how many requests it remembers; 0 switches it off
   * @param scene what to show beside the requests when waiting was in vain
   */
  public RequestJournal(int capacity, Supplier<String> scene) {
    if (capacity < 0) {
      throw new IllegalArgumentException("capacity '" + capacity + "': expected 0 or more");
    }
    this.capacity = capacity;
    this.scene = scene;
  }

  /** Whether requests are remembered at all. */
  public boolean isOn() {
    return capacity > 0;
  }

  /** How many requests it remembers; the oldest make room for new ones. */
  public int capacity() {
    return capacity;
  }

  /** Remembers a request, and gives it its number. */
  public void add(RecordedRequest request) {
    if (capacity == 0) {
      return;
    }
    synchronized (requests) {
      if (requests.size() == capacity) {
        requests.removeFirst();
      }
      requests.addLast(numbered(request));
      if (request.operation() != null) {
        counts.merge(request.operation(), 1, Integer::sum);
      }
      requests.notifyAll();
    }
    listeners.forEach(Runnable::run);
  }

  /**
   * Has something done whenever a request was remembered. It must be short: the answer to that
   * request waits for it.
   *
   * @return ends that
   */
  public Runnable onAdd(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private RecordedRequest numbered(RecordedRequest request) {
    return new RecordedRequest(
        next++,
        request.time(),
        request.method(),
        request.url(),
        request.subject(),
        request.clientRequestId(),
        request.userAgent(),
        request.requestId(),
        request.status(),
        request.errorCode(),
        request.duration(),
        request.faults());
  }

  /** What it remembers, oldest first. */
  public List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** What it remembers of an operation, oldest first. */
  public List<RecordedRequest> requests(QueueOperation operation) {
    return requests().stream().filter(request -> request.operation() == operation).toList();
  }

  /**
   * How often an operation was asked for since the journal was cleared, with or without success.
   */
  public int count(QueueOperation operation) {
    synchronized (requests) {
      return counts.getOrDefault(operation, 0);
    }
  }

  /** Forgets everything but how far it has counted. */
  public void clear() {
    synchronized (requests) {
      requests.clear();
      counts.clear();
    }
  }

  /**
   * Waits until an operation was asked for that often since the journal was cleared.
   *
   * @param timeout by the real clock
   * @throws AssertionError when the time is over, showing the last requests and what the queues
   *     hold
   */
  public void await(QueueOperation operation, int count, Duration timeout) {
    await(
        () -> count(operation) >= count,
        timeout,
        () ->
            "%d x %s expected within %s, %d seen"
                .formatted(count, operation.title(), timeout, count(operation)));
  }

  /**
   * Waits until a request matches, be it one that came before.
   *
   * @param timeout by the real clock
   * @return the first that matches
   * @throws AssertionError when the time is over, showing the last requests and what the queues
   *     hold
   */
  public RecordedRequest await(Predicate<RecordedRequest> wanted, Duration timeout) {
    List<RecordedRequest> found = new ArrayList<>(1);
    await(
        () -> {
          requests().stream().filter(wanted).findFirst().ifPresent(found::add);
          return !found.isEmpty();
        },
        timeout,
        () -> "a request that matches expected within " + timeout);
    return found.get(0);
  }

  /** What is asked again whenever a request came. */
  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition, Duration timeout, Supplier<String> expectation) {
    if (capacity == 0) {
      throw new IllegalStateException(
          "the journal is off: give it a capacity to wait for requests");
    }
    // What the queues hold is asked for outside of the lock: their lane may be waiting for it.
    if (!holdsWithin(condition, timeout)) {
      throw new AssertionError(expectation.get() + "\n" + describe());
    }
  }

  private boolean holdsWithin(Condition condition, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    synchronized (requests) {
      while (!condition.holds()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        try {
          requests.wait(left / 1_000_000 + 1);
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Waits until the next request is answered, or the time is over; without a journal, or when
   * interrupted, that may be sooner or later.
   *
   * @param timeout by the real clock
   */
  public void awaitNext(Duration timeout) {
    synchronized (requests) {
      try {
        requests.wait(timeout.toMillis() + 1);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The last requests, and what the queues hold now, for a person to read. */
  public String describe() {
    String around = scene.get();
    return around.isEmpty() ? describeRequests() : describeRequests() + "\n" + around;
  }

  /** The last requests, for a person to read. */
  public String describeRequests() {
    if (capacity == 0) {
      return "Last requests: the journal is off";
    }
    List<RecordedRequest> all = requests();
    StringBuilder text = new StringBuilder("Last requests");
    int from = Math.max(0, all.size() - SHOWN);
    text.append(from > 0 ? " (" + from + " older ones left out):" : all.isEmpty() ? ": none" : ":");
    all.subList(from, all.size()).forEach(request -> text.append("\n  ").append(request));
    return text.toString();
  }
}
