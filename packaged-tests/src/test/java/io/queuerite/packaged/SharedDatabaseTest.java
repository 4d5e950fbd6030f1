package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes on one PostgreSQL are one emulator, whatever becomes of one of them. */
class SharedDatabaseTest {
  private static final int MESSAGES = Integer.getInteger("queuerite.shared.messages", 5000);
  private static final int OUTAGE = Integer.getInteger("queuerite.shared.outage", 3);
  private static final long SEED = Long.getLong("queuerite.shared.seed", System.nanoTime());
  private static final int NODES = 3;
  private static final int SENDERS = 6;
  private static final int RECEIVERS = 12;
  private static final int VISIBILITY_SECONDS = 5;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit's to set
  private Path directory;

  private final List<JarProcess> processes = new ArrayList<>();
  private final AtomicReferenceArray<QueueClient> clients = new AtomicReferenceArray<>(NODES);
  private final Random random = new Random(SEED);

  private void startAll(Database database) throws IOException {
    for (int i = 0; i < NODES; i++) {
      processes.add(database.emulator(directory).start());
    }
    for (int i = 0; i < NODES; i++) {
      clients.set(i, processes.get(i).client());
    }
    clients.get(0).createQueue(SharedLoad.QUEUE);
  }

  @Test
  void killedNodesLoseNothingAndGiveNothingTwiceInItsTime() throws Exception {
    long start = System.nanoTime();
    try (Database database = new Database(directory.resolve("db"));
        SharedLoad load = new SharedLoad(clients, MESSAGES, VISIBILITY_SECONDS)) {
      startAll(database);
      load.start(SENDERS, RECEIVERS);
      killAndRestart(database, load, MESSAGES / 4);
      killAndRestart(database, load, MESSAGES / 2);
      awaitEnd(load);
      load.ledger.check();
      report("two nodes killed", load, start);
    } finally {
      processes.forEach(JarProcess::close);
    }
  }

  private void killAndRestart(Database database, SharedLoad load, long at) {
    await().atMost(Duration.ofMinutes(20)).until(() -> load.sent() >= at);
    int victim = random.nextInt(NODES);
    processes.get(victim).kill();
    JarProcess next = database.emulator(directory).start();
    processes.get(victim).close();
    processes.set(victim, next);
    clients.set(victim, next.client());
  }

  @Test
  void aStopOfTheDatabaseLosesNothingAndNeedsNoRestart() throws Exception {
    long start = System.nanoTime();
    try (Database database = new Database(directory.resolve("db"));
        SharedLoad load = new SharedLoad(clients, MESSAGES, VISIBILITY_SECONDS)) {
      startAll(database);
      load.start(SENDERS, RECEIVERS);
      await().atMost(Duration.ofMinutes(5)).until(() -> load.ledger.acknowledged() > MESSAGES / 10);
      database.stop();
      long stopped = System.nanoTime();
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> System.nanoTime() - stopped > Duration.ofSeconds(OUTAGE).toNanos());
      assertThat(health(0)).as("health without a database").isEqualTo(503);
      assertThat(load.refused()).as("requests refused meanwhile").isPositive();
      database.startAgain();
      long back = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> load.lastPut() - back > 0);
      long recovery = (load.lastPut() - back) / 1_000_000;
      awaitEnd(load);
      load.ledger.check();
      assertThat(health(0)).isEqualTo(200);
      report(
          "database away for %d s: %d refused, slowest refusal %d ms, first put %d ms after it was back"
              .formatted(OUTAGE, load.refused(), load.slowestRefusalMillis(), recovery),
          load,
          start);
      for (JarProcess process : processes) {
        assertThat(process.errorLines())
            .as("an outage is told once, and its end")
            .hasSizeBetween(2, 8);
      }
    } finally {
      processes.forEach(JarProcess::close);
    }
  }

  private void awaitEnd(SharedLoad load) {
    await()
        .atMost(Duration.ofMinutes(20))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () ->
                assertThat(load.isDone())
                    .as(
                        "%d sent, %d acknowledged, %d deleted",
                        load.sent(), load.ledger.acknowledged(), load.ledger.deleted())
                    .isTrue());
  }

  @Test
  void oneClockForAll() throws Exception {
    try (Database database = new Database(directory.resolve("db"))) {
      startAll(database);
      clients.get(0).put(SharedLoad.QUEUE, "a");
      assertThat(clients.get(1).get(SharedLoad.QUEUE, 1, 3600)).hasSize(1);
      assertThat(clients.get(2).get(SharedLoad.QUEUE, 1, 3600)).isEmpty();
      assertThat(control(1, "POST", "clock", "{\"advance\":\"PT1H\"}")).isEqualTo(200);
      assertThat(clients.get(2).get(SharedLoad.QUEUE, 1, 3600)).hasSize(1);
      assertThat(control(2, "POST", "reset", "")).isIn(200, 204);
      assertThat(clients.get(0).exists(SharedLoad.QUEUE)).isFalse();
    } finally {
      processes.forEach(JarProcess::close);
    }
  }

  @Test
  void atTheStartADatabaseThatIsAwayIsToldInALine() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "secret word\n");
    try (JarProcess jar =
        Launch.in(directory)
            .with("--queue-port", 0, "--store", "jdbc:postgresql://127.0.0.1:1/q")
            .with("--store-user", "me", "--store-password-file", password)
            .start()) {
      assertThat(jar.exitCode()).isEqualTo(1);
      assertThat(jar.errorLines())
          .singleElement()
          .asString()
          .startsWith("queuerite: database jdbc:postgresql://127.0.0.1:1/q does not answer")
          .contains("start it, or say where it is with --store")
          .doesNotContain("secret");
    }
  }

  private int health(int node) throws IOException, InterruptedException {
    return control(node, "GET", "health", "");
  }

  private int control(int node, String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = processes.get(node).endpoint().resolve("/_queuerite/" + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return answer.statusCode();
  }

  private static void report(String what, SharedLoad load, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d emulators on one PostgreSQL, %d senders, %d receivers, %s: %d messages acknowledged, %d"
            + " of unknown fate, all received and deleted, %d received again after their time, none"
            + " within it; %.1f s (seed %d)%n",
        NODES,
        SENDERS,
        RECEIVERS,
        what,
        load.ledger.acknowledged(),
        load.ledger.uncertain(),
        load.ledger.receivedAgain(),
        seconds,
        SEED);
  }
}
