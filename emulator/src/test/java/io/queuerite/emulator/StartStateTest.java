package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An emulator starts with what a file says. */
final class StartStateTest {
  @TempDir private Path folder;

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("state"), text, UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void yamlWithQueuesAndMessagesIsThereBeforeTheFirstRequest() {
    Path yaml =
        file(
            """
            # what the tests begin with
            queues:
              empty:
              orders:
                metadata: {team: checkout}
                policies:
                  - {id: readers, expiry: 2030-01-01T00:00:00Z, permission: r}
                messages:
                  - hello
                  - {text: 42, dequeueCount: 4}
                  - text: later
                    visibilityTimeout: 30
                    timeToLive: -1
            """);
    try (QueueEmulator emulator = QueueEmulator.builder().init(yaml).start()) {
      assertThat(emulator.queueNames()).containsExactly("empty", "orders");
      QueueSnapshot orders = emulator.queue("orders").snapshot();
      assertThat(orders.metadata()).isEqualTo(Map.of("team", "checkout"));
      assertThat(orders.messages())
          .extracting(MessageSnapshot::text)
          .containsExactly("hello", "42", "later");
      assertThat(orders.messages().get(1).dequeueCount()).isEqualTo(4);
      MessageSnapshot later = orders.hidden().get(0);
      assertThat(later.visibleAt()).isEqualTo(later.insertedAt().plus(Duration.ofSeconds(30)));
      assertThat(later.expiresAt()).isAfter(later.insertedAt().plus(Duration.ofDays(9999)));
      assertThat(TestClient.of(emulator).get()).containsExactly("hello", "42");
    }
  }

  @Test
  void jsonWillDoAndSoWillAListOfNames() {
    Path json =
        file(
            """
            {"accounts": {"devstoreaccount1": {
              "serviceProperties": {"cors": [{"methods": ["GET"], "origins": ["*"]}]},
              "queues": ["orders", "returns"]}}}
            """);
    try (QueueEmulator emulator = QueueEmulator.builder().init(json).start()) {
      assertThat(emulator.queueNames()).containsExactly("orders", "returns");
    }
  }

  @Test
  void startingAgainAddsNothing() {
    Path yaml = file("queues: {orders: {messages: [a, b]}, other: }");
    EmulatorBuilder builder = QueueEmulator.builder().location(folder.resolve("data")).init(yaml);
    try (QueueEmulator emulator = builder.start()) {
      TestClient.of(emulator).get();
      assertThat(emulator.queue("other").delete()).isTrue();
    }
    try (QueueEmulator again = builder.start()) {
      assertThat(again.queue("orders").snapshot().messages())
          .extracting(MessageSnapshot::dequeueCount)
          .isEqualTo(List.of(1, 1));
      assertThat(again.queueNames()).containsExactly("orders", "other");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "queue: | line 1: unknown field 'queue': expected one of queues, accounts",
        "queues: {Orders: } | line 1: queue 'Orders': expected 3 to 63 lower-case letters",
        "queues: {abc: {messages: [{}]}} | line 1: expected a text",
        "queues: {abc: {messages: [{text: a, ttl: 5}]}} | unknown field 'ttl': expected one of",
        "queues: {abc: {messages: [{text: a, dequeueCount: -1}]}} | a whole number from 0",
        "queues: {abc: {messages: [], metadata: {}}} | 'metadata': expected in front of messages",
        "queues: {abc: {messages: [{text: a, visibleAt: soon}]}} | a time such as",
        "queues: {abc: {messages: [{text: a, id: b}]}} | expected an id that an emulator gave",
        "queues: {abc: {metadata: {a-b: c}}} | metadata 'a-b'",
        "queues: {abc: {policies: [{permission: r}]}} | expected an id of 1 to 64 characters",
        "accounts: {nobody: {queues: [abc]}} | account 'nobody': expected one of",
        "queues: [abc, abc] | queue 'abc' comes twice",
        "queues: [abc | line 1: no YAML and no JSON",
        "queues: *all | expected",
        "just text | line 1: expected fields"
      })
  void aMistakeIsToldWithItsLine(String text, String expected) {
    Path wrong = file(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueueEmulator.builder().init(wrong).build())
        .withMessageStartingWith("init '" + wrong + "': ")
        .withMessageContaining(expected)
        .satisfies(mistake -> assertThat(mistake.toString()).doesNotContain("\n"));
  }

  @Test
  void aFileThatIsNotThereIsToldToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueueEmulator.builder().init(folder.resolve("none")).build())
        .withMessageContaining("none': cannot be read");
  }
}
