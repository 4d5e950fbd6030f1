package io.queuerite.packaged;

import io.queuerite.packaged.QueueClient.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Senders and receivers that go to any of several emulators, as a load balancer would send them.
 */
final class SharedLoad implements AutoCloseable {
  static final String QUEUE = "shared";
  private static final int AT_ONCE = 16;

  private final AtomicReferenceArray<QueueClient> nodes;
  private final int visibilitySeconds;
  private final long enough;
  final SharedLedger ledger;
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong slowestRefusal = new AtomicLong();
  private final AtomicLong lastPut = new AtomicLong();
  private final List<Runnable> workers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean over;

  /**
   * @param nodes the emulators, which may be replaced while the load runs
   * @param enough so many messages are sent, acknowledged or not
   */
  SharedLoad(AtomicReferenceArray<QueueClient> nodes, long enough, int visibilitySeconds) {
    this.nodes = nodes;
    this.enough = enough;
    this.visibilitySeconds = visibilitySeconds;
    this.ledger = new SharedLedger(visibilitySeconds);
  }

  void start(int senders, int receivers) {
    for (int i = 0; i < senders; i++) {
      workers.add(() -> send());
    }
    for (int i = 0; i < receivers; i++) {
      int first = i;
      workers.add(() -> receive(first));
    }
    workers.forEach(threads::execute);
  }

  private void send() {
    long number = numbers.incrementAndGet();
    while (!over && number <= enough) {
      long sent = System.nanoTime();
      try {
        any().put(QUEUE, CrashText.of(number));
        ledger.putAcknowledged(number);
        lastPut.set(System.nanoTime());
      } catch (IOException unanswered) {
        ledger.putUncertain(number);
        pauseAfter(unanswered, sent);
      } catch (RuntimeException | AssertionError wrong) {
        ledger.wrong("Put Message: " + wrong);
      }
      number = numbers.incrementAndGet();
    }
  }

  private void receive(int first) {
    int node = first;
    while (!over) {
      long sent = System.nanoTime();
      try {
        QueueClient client = nodes.get(node++ % nodes.length());
        List<Received> some = client.get(QUEUE, AT_ONCE, visibilitySeconds);
        for (Received message : some) {
          long number = CrashText.numberOf(message.text());
          if (ledger.isDeleted(number)) {
            ledger.wrong("message " + number + " was deleted and is back");
          }
          ledger.received(number, sent);
        }
        for (Received message : some) {
          delete(message);
        }
        if (some.isEmpty()) {
          pause();
        }
      } catch (IOException unanswered) {
        pauseAfter(unanswered, sent);
      } catch (RuntimeException | AssertionError wrong) {
        ledger.wrong("Get Messages: " + wrong);
      }
    }
  }

  /** On another node than the one that gave it, as likely as not. */
  private void delete(Received message) throws IOException {
    long number = CrashText.numberOf(message.text());
    int status;
    try {
      status = any().delete(QUEUE, message);
    } catch (IOException unanswered) {
      ledger.deleteUncertain(number);
      throw unanswered;
    }
    if (status == 204) {
      ledger.deleteAcknowledged(number);
    } else if (status == 503) {
      refused.incrementAndGet();
      ledger.deleteUncertain(number); // its commit may have been all that was not confirmed
    } else if (status == 404) {
      ledger.deleteUncertain(number); // its time was over, or the answer to a first try was lost
    } else {
      ledger.wrong("Delete Message answered " + status);
    }
  }

  private QueueClient any() {
    return nodes.get(ThreadLocalRandom.current().nextInt(nodes.length()));
  }

  private void pauseAfter(IOException unanswered, long sent) {
    if (unanswered instanceof QueueClient.BusyException) {
      refused.incrementAndGet();
      slowestRefusal.accumulateAndGet(System.nanoTime() - sent, Math::max);
    }
    pause();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many messages have been sent, or were at least tried. */
  long sent() {
    return Math.min(enough, numbers.get());
  }

  long refused() {
    return refused.get();
  }

  long slowestRefusalMillis() {
    return TimeUnit.NANOSECONDS.toMillis(slowestRefusal.get());
  }

  /** When a message was last acknowledged, as {@code System.nanoTime} counts. */
  long lastPut() {
    return lastPut.get();
  }

  boolean isDone() {
    return sent() == enough && ledger.isDone();
  }

  @Override
  public void close() {
    over = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new AssertionError("a client still waits for an answer");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
