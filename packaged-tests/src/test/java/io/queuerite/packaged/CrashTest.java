package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at a moment nobody chose: what was acknowledged is there afterwards, once. */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("queuerite.crash.rounds", 10);
  private static final long SEED = Long.getLong("queuerite.crash.seed", System.nanoTime());
  private static final int MOST_ACKNOWLEDGEMENTS = 2500;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  @SuppressWarnings("NullAway.Init") // JUnit's to set
  private Path directory;

  private final Random random = new Random(SEED);
  private final AtomicLong numbers = new AtomicLong();
  private final List<String> deletedQueues = new ArrayList<>();
  private CrashLedger ledger = new CrashLedger();
  private String queue = "crash-0";
  private long putsPromised;
  private long deletesPromised;
  private long killedAt = System.nanoTime();

  @Test
  void whatWasAcknowledgedSurvivesKillNineAndIsNeverDoubled() throws Exception {
    int round = 0;
    try {
      crashUnderLoad(true);
      for (round = 1; round < ROUNDS; round++) {
        crashUnderLoad(false);
      }
      try (JarProcess jar = start()) {
        count(jar.client());
      }
      closeLedger();
      System.out.printf(
          "%d rounds of kill -9 with seed %d: %d messages sent, %d acknowledged, %d deletes"
              + " acknowledged, none lost, none doubled, none back%n",
          ROUNDS, SEED, numbers.get(), putsPromised, deletesPromised);
    } catch (AssertionError e) {
      throw new AssertionError(
          "round %d, -Dqueuerite.crash.seed=%d, data in %s".formatted(round, SEED, directory), e);
    }
  }

  private void crashUnderLoad(boolean first) throws IOException, InterruptedException {
    try (JarProcess jar = start()) {
      QueueClient client = jar.client();
      if (first) {
        client.createQueue(queue);
      } else {
        keepSome(client, count(client));
        if (random.nextInt(5) == 0) {
          moveToNewQueue(client);
        }
      }
      CrashLoad load =
          new CrashLoad(client, queue, ledger, numbers, 1 + random.nextInt(MOST_ACKNOWLEDGEMENTS));
      load.start();
      jar.kill();
      killedAt = System.nanoTime();
      load.finish();
    }
  }

  private JarProcess start() {
    return Launch.in(directory).with("--queue-port", 0, "--location", directory).start();
  }

  /** Receives everything there is, and holds it against what the clients were told. */
  private List<QueueClient.Received> count(QueueClient client) throws IOException {
    for (String deleted : deletedQueues) {
      assertThat(client.exists(deleted)).as("deleted queue %s is back", deleted).isFalse();
    }
    List<QueueClient.Received> all = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !receiveAll(client, all) && allVisibleAgain());
    receiveAll(client, all);
    ledger.settle(all.stream().map(message -> CrashText.numberOf(message.text())).toList());
    assertThat(client.approximateCount(queue)).isEqualTo(all.size());
    return all;
  }

  /** Gives whether there was anything. */
  private boolean receiveAll(QueueClient client, List<QueueClient.Received> into)
      throws IOException {
    int before = into.size();
    List<QueueClient.Received> some;
    do {
      some = client.get(queue, 32, 3600);
      into.addAll(some);
    } while (!some.isEmpty());
    return into.size() > before;
  }

  private boolean allVisibleAgain() {
    long since = System.nanoTime() - killedAt;
    return since > Duration.ofSeconds(CrashLoad.VISIBILITY_SECONDS).plusMillis(200).toNanos();
  }

  /** Some stay, so that the file ages and the next crash finds old messages beside new ones. */
  private void keepSome(QueueClient client, List<QueueClient.Received> all) throws IOException {
    for (QueueClient.Received message : all) {
      if (random.nextInt(3) == 0) {
        assertThat(client.release(queue, message)).as("Update Message").isEqualTo(204);
      } else {
        assertThat(client.delete(queue, message)).as("Delete Message").isEqualTo(204);
        ledger.deleteAcknowledged(CrashText.numberOf(message.text()));
      }
    }
  }

  private void moveToNewQueue(QueueClient client) throws IOException {
    assertThat(client.deleteQueue(queue)).as("Delete Queue").isEqualTo(204);
    deletedQueues.add(queue);
    queue = "crash-" + deletedQueues.size();
    client.createQueue(queue);
    closeLedger();
  }

  private void closeLedger() {
    putsPromised += ledger.putsPromised();
    deletesPromised += ledger.deletesPromised();
    ledger = new CrashLedger();
  }
}
