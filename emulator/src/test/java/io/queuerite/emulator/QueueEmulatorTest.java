package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The embedded API: start, use, look, start again. */
final class QueueEmulatorTest {
  private static final String OTHER_KEY = "AAECAwQFBgc=";

  @Test
  void oneCallStartsAnEmulatorThatAnswers() {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      assertThat(emulator.port()).isPositive();
      assertThat(emulator.endpoint())
          .isEqualTo(URI.create("http://127.0.0.1:" + emulator.port() + "/devstoreaccount1"));
      TestClient client = TestClient.of(emulator).create();
      assertThat(client.put("a")).isEqualTo(201);
      assertThat(client.get()).containsExactly("a");
    }
  }

  @Test
  void twoEmulatorsShareNothing() {
    try (QueueEmulator one = QueueEmulator.start();
        QueueEmulator two = QueueEmulator.start()) {
      assertThat(one.port()).isNotEqualTo(two.port());
      TestClient ours = TestClient.of(one).create();
      TestClient theirs = TestClient.of(two);
      ours.put("ours");
      assertThat(theirs.status("GET", "/orders/messages")).isEqualTo(404);
      assertThat(theirs.create().get()).isEmpty();
      theirs.put("theirs");
      one.clock().advance(Duration.ofDays(8));
      assertThat(ours.peek()).as("a week is over here").isEmpty();
      assertThat(theirs.peek()).as("and not there").containsExactly("theirs");
    }
  }

  @Test
  void anEmulatorOutlivesAnother() {
    try (QueueEmulator one = QueueEmulator.start()) {
      TestClient client = TestClient.of(one).create();
      QueueEmulator.start().close();
      assertThat(client.put("a")).isEqualTo(201);
      assertThat(client.get()).containsExactly("a");
    }
  }

  @Test
  void theClockGovernsMessages() {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      TestClient client = TestClient.of(emulator).create();
      client.put("a");
      emulator.clock().freeze();
      assertThat(client.get()).containsExactly("a");
      emulator.clock().advance(Duration.ofSeconds(29));
      assertThat(client.get()).isEmpty();
      emulator.clock().advance(Duration.ofSeconds(1));
      assertThat(client.get()).containsExactly("a");
      emulator.clock().advance(Duration.ofDays(7));
      assertThat(client.get()).isEmpty();
    }
  }

  @Test
  void expiredMessagesAreSweptWithoutBeingAskedFor() {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      TestClient client = TestClient.of(emulator).create();
      for (int i = 0; i < 250; i++) {
        client.put("a");
      }
      assertThat(client.count()).isEqualTo(250);
      emulator.clock().advance(Duration.ofDays(7));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(client.count()).isZero());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFolderKeepsWhatIsInItFromStartToStart(Durability durability, @TempDir Path folder) {
    EmulatorOptions options =
        EmulatorOptions.builder().location(folder.resolve("data")).durability(durability).build();
    for (int i = 0; i < 3; i++) {
      try (QueueEmulator emulator = QueueEmulator.start(options)) {
        TestClient client = TestClient.of(emulator);
        assertThat(client.status("PUT", "/orders")).isEqualTo(i == 0 ? 201 : 204);
        assertThat(client.count()).isEqualTo(i);
        client.put("message " + i);
        assertThat(client.peek()).hasSize(i + 1).last().isEqualTo("message " + i);
      }
    }
    assertThat(folder.resolve("data/queuerite.mv.db")).isRegularFile();
  }

  @Test
  void memoryIsForgotten() {
    QueueEmulator first = QueueEmulator.start();
    TestClient.of(first).create();
    first.close();
    try (QueueEmulator second = QueueEmulator.start()) {
      assertThat(TestClient.of(second).status("GET", "/orders/messages")).isEqualTo(404);
    }
  }

  @Test
  void aFolderBelongsToOneEmulator(@TempDir Path folder) {
    try (QueueEmulator first = QueueEmulator.builder().location(folder).start()) {
      TestClient client = TestClient.of(first).create();
      assertCannotStart(
          QueueEmulator.builder().location(folder), folder.toString(), "in use", "--location");
      assertThat(client.put("a")).isEqualTo(201);
      assertThat(client.get()).containsExactly("a");
    }
    QueueEmulator.builder().location(folder).start().close();
  }

  @Test
  void aTakenPortIsTold() {
    try (QueueEmulator first = QueueEmulator.start()) {
      assertCannotStart(
          QueueEmulator.builder().port(first.port()),
          "port " + first.port(),
          "is taken",
          "--queue-port");
    }
  }

  @Test
  void anAddressOfAnotherMachineIsTold() {
    assertCannotStart(QueueEmulator.builder().host("192.0.2.1"), "192.0.2.1", "--queue-host");
  }

  /** Else a script that tries again on the same port would be told that it is taken. */
  @Test
  void aStartThatFailsHoldsNothing(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertCannotStart(QueueEmulator.builder().port(port).location(file), file.toString());
    try (QueueEmulator started = QueueEmulator.builder().port(port).location(folder).start()) {
      assertThat(started.port()).isEqualTo(port);
      Path other = folder.resolve("other");
      assertCannotStart(QueueEmulator.builder().port(port).location(other), "port " + port);
      QueueEmulator.builder().location(other).start().close();
    }
  }

  private static void assertCannotStart(EmulatorBuilder options, String... words) {
    assertThatThrownBy(options::start)
        .isInstanceOf(EmulatorStartException.class)
        .message()
        .contains(words)
        .doesNotContain("\n");
  }

  @Test
  void everyAccountHasItsEndpointAndConnectionString() {
    try (QueueEmulator emulator =
        QueueEmulator.builder()
            .account("one", OTHER_KEY, "CAkKCw==")
            .account("two", OTHER_KEY)
            .start()) {
      String base = "http://127.0.0.1:" + emulator.port() + "/";
      assertThat(emulator.endpoint()).hasToString(base + "one");
      assertThat(emulator.endpoint("two")).hasToString(base + "two");
      assertThat(emulator.connectionString())
          .isEqualTo(
              "DefaultEndpointsProtocol=http;AccountName=one;AccountKey=%s;QueueEndpoint=%sone;"
                  .formatted(OTHER_KEY, base));
      assertThat(emulator.connectionString("two")).contains("AccountName=two;", base + "two;");
      assertThatThrownBy(() -> emulator.connectionString("three"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("account 'three': expected one of [one, two]");
    }
  }

  @Test
  void connectionsAreCounted() {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      assertThat(emulator.openConnections()).isZero();
      TestClient.of(emulator).create();
      assertThat(emulator.openConnections()).isOne();
    }
  }
}
