package io.queuerite.packaged;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Senders and receivers that write down what they are told, until the server is gone. */
final class CrashLoad {
  private static final int SENDERS = 6;
  private static final int RECEIVERS = 2;

  /**
   * Received under load and not deleted: seen again this soon, so the count after the crash need
   * not wait long.
   */
  static final int VISIBILITY_SECONDS = 1;

  private final QueueClient client;
  private final String queue;
  private final CrashLedger ledger;
  private final AtomicLong numbers;
  private final CountDownLatch acknowledgements;
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final ExecutorService workers = Executors.newFixedThreadPool(SENDERS + RECEIVERS);

  CrashLoad(QueueClient client, String queue, CrashLedger ledger, AtomicLong numbers, int enough) {
    this.client = client;
    this.queue = queue;
    this.ledger = ledger;
    this.numbers = numbers;
    this.acknowledgements = new CountDownLatch(enough);
  }

  /** Runs until the server has acknowledged as many operations as the constructor was told. */
  void start() throws InterruptedException {
    for (int i = 0; i < SENDERS; i++) {
      workers.execute(() -> untilServerGone(this::sendOne));
    }
    for (int i = 0; i < RECEIVERS; i++) {
      workers.execute(() -> untilServerGone(this::receiveSome));
    }
    if (!acknowledgements.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the server stopped answering before it was killed: " + failures);
    }
  }

  /** After the kill: waits for every worker, and passes on what they held against the server. */
  void finish() throws InterruptedException {
    workers.shutdown();
    if (!workers.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new AssertionError("a client still waits for a server that is gone");
    }
    for (Throwable failure : failures) {
      throw new AssertionError("wrong answer under load", failure);
    }
  }

  private void untilServerGone(Step step) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        step.run();
      }
    } catch (IOException gone) {
      // How a worker ends: what it had asked last was never acknowledged, and the ledger says so.
    } catch (RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  private void sendOne() throws IOException {
    long number = numbers.incrementAndGet();
    ledger.putSent(number);
    QueueClient.Received put = client.put(queue, CrashText.of(number));
    ledger.putAcknowledged(number);
    acknowledgements.countDown();
    if (number % 7 == 0) {
      delete(number, put);
    }
  }

  private void receiveSome() throws IOException {
    List<QueueClient.Received> some = client.get(queue, 8, VISIBILITY_SECONDS);
    for (QueueClient.Received message : some) {
      delete(CrashText.numberOf(message.text()), message);
    }
  }

  private void delete(long number, QueueClient.Received message) throws IOException {
    ledger.deleteSent(number);
    int status = client.delete(queue, message);
    if (status == 204) {
      ledger.deleteAcknowledged(number);
      acknowledgements.countDown();
    } else if (status != 404) { // 404: another received it after its second was over
      throw new AssertionError("Delete Message answered " + status);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
