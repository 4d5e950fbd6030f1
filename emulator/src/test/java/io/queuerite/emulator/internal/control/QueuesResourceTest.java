package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.internal.control.ControlClient.Answer;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /_queuerite/queues} and {@code /_queuerite/reset}. */
final class QueuesResourceTest {
  private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");

  private final QueueEmulator emulator =
      QueueEmulator.builder()
          .account("first", EmulatorOptions.DEVELOPMENT_KEY)
          .account("second", EmulatorOptions.DEVELOPMENT_KEY)
          .start();
  private final ControlClient client = new ControlClient(emulator);
  private final QueueProbe orders = emulator.queue("orders");

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void aQueueIsCreatedShownListedAndDeleted() {
    Answer created = client.put("queues/orders", "{'metadata': {'Team': 'blue', 'a': '1'}}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json())
        .containsEntry("account", "first")
        .containsEntry("name", "orders")
        .containsEntry("metadata", Map.of("Team", "blue", "a", "1"))
        .containsEntry("counts", Map.of("messages", 0, "visible", 0, "hidden", 0))
        .containsEntry("messages", List.of());
    assertThat(client.put("queues/orders", "{'metadata': {'Team': 'blue', 'a': '1'}}").status())
        .isEqualTo(200);
    assertThat(client.put("queues/another", "").status()).isEqualTo(201);
    assertThat(client.get("queues").json())
        .containsEntry("account", "first")
        .containsEntry("queues", List.of("another", "orders"));
    assertThat(client.delete("queues/orders").status()).isEqualTo(204);
    assertThat(client.delete("queues/orders").status()).isEqualTo(404);
    assertThat(orders.exists()).isFalse();
  }

  @Test
  void aQueueWithOtherMetadataIsInTheWay() {
    orders.create(Map.of("a", "1"));
    Answer answer = client.put("queues/orders", "{'metadata': {'a': '2'}}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.error()).contains("orders");
  }

  @Test
  void aQueueIsShownWithAllThatItHolds() {
    emulator.clock().freeze();
    emulator.clock().setTo(NEW_YEAR);
    orders.create();
    client.post("queues/orders/messages", "{'text': 'here'}");
    Answer hidden =
        client.post(
            "queues/orders/messages",
            "{'text': 'held', 'dequeueCount': 4, 'hiddenFor': 'PT30S', 'timeToLive': 3600}");
    assertThat(hidden.status()).isEqualTo(201);
    Answer answer = client.get("queues/orders");
    assertThat(answer.object("counts")).isEqualTo(Map.of("messages", 2, "visible", 1, "hidden", 1));
    List<Map<String, Object>> messages = answer.list("messages");
    assertThat(messages.get(0))
        .containsEntry("text", "here")
        .containsEntry("visible", true)
        .containsEntry("dequeueCount", 0)
        .containsEntry("insertedAt", "2030-01-01T00:00:00Z")
        .containsEntry("visibleAt", "2030-01-01T00:00:00Z")
        .containsEntry("expiresAt", "2030-01-08T00:00:00Z");
    assertThat(messages.get(1)).isEqualTo(hidden.json());
    MessageSnapshot held = orders.snapshot().messages().get(1);
    assertThat(hidden.json())
        .containsEntry("id", held.id())
        .containsEntry("text", "held")
        .containsEntry("visible", false)
        .containsEntry("dequeueCount", 4)
        .containsEntry("visibleAt", "2030-01-01T00:00:30Z")
        .containsEntry("expiresAt", "2030-01-01T01:00:00Z")
        .containsEntry("popReceipt", held.popReceipt());
  }

  @Test
  void aMessageMayBeHiddenUntilATimeAndLiveForEver() {
    orders.create();
    client.post(
        "queues/orders/messages",
        "{'text': '\u00e4\\n\\\"', 'hiddenUntil': '2030-01-01T00:00:00Z', 'neverExpires': true}");
    MessageSnapshot message = orders.snapshot().messages().get(0);
    assertThat(message.text()).isEqualTo("\u00e4\n\"");
    assertThat(message.visibleAt()).isEqualTo(NEW_YEAR);
    assertThat(message.expiresAt()).isAfter(Instant.parse("9999-01-01T00:00:00Z"));
    assertThat(client.get("queues/orders").list("messages").get(0))
        .containsEntry("text", "\u00e4\n\"");
  }

  @Test
  void messagesAreRemovedOneByOneOrAll() {
    orders.create();
    MessageSnapshot first = orders.put("a");
    orders.put("b");
    orders.put("c");
    assertThat(client.delete("queues/orders/messages/" + first.id()).status()).isEqualTo(204);
    assertThat(orders.snapshot().messages())
        .extracting(MessageSnapshot::text)
        .containsExactly("b", "c");
    Answer again = client.delete("queues/orders/messages/" + first.id());
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.error()).contains(first.id(), "orders");
    assertThat(client.delete("queues/orders/messages/no-id").status()).isEqualTo(404);
    assertThat(client.delete("queues/orders/messages").status()).isEqualTo(204);
    assertThat(orders.snapshot().messages()).isEmpty();
  }

  @Test
  void anotherAccountIsNamedInTheQuery() {
    client.put("queues/orders?account=second", "");
    client.post("queues/orders/messages?account=second", "{'text': 'a'}");
    assertThat(orders.exists()).isFalse();
    assertThat(emulator.queue("second", "orders").snapshot().messages()).hasSize(1);
    assertThat(client.get("queues/orders?account=second").json())
        .containsEntry("account", "second");
    assertThat(client.get("queues?account=second").json())
        .containsEntry("queues", List.of("orders"));
    Answer unknown = client.get("queues?account=third");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.error()).isEqualTo("account 'third': expected one of first, second");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          PUT  | queues/Orders           | {}            | 400 | queue 'Orders': expected 3 to 63 lower-case letters
          PUT  | queues/a                |               | 400 | queue 'a': expected 3 to 63
          PUT  | queues/orders           | {'metadata': {'1': 'x'}} | 400 | metadata
          PUT  | queues/orders           | {'metadata': {'a': 1}} | 400 | metadata.a '1': expected a text
          PUT  | queues/orders           | {'metadata': 1} | 400 | metadata '1': expected an object
          GET  | queues/nothing          |               | 404 | queue 'nothing': expected one that account 'first' has
          POST | queues/nothing/messages | {'text': 'a'} | 404 | queue 'nothing'
          DELETE | queues/nothing/messages |             | 404 | queue 'nothing'
          DELETE | queues/nothing/messages/x |           | 404 | queue 'nothing'
          POST | queues/present/messages | {}            | 400 | text: expected the message's text
          POST | queues/present/messages |               | 400 | text: expected the message's text
          POST | queues/present/messages | {'text': 1}   | 400 | text '1': expected a text
          POST | queues/present/messages | {'text': 'a', 'dequeuecount': 1} | 400 | unknown field 'dequeuecount': expected one of dequeueCount, hiddenFor, hiddenUntil, neverExpires, text, timeToLive
          POST | queues/present/messages | {'text': 'a', 'dequeueCount': -1} | 400 | dequeueCount '-1': expected a whole number from 0
          POST | queues/present/messages | {'text': 'a', 'timeToLive': 0} | 400 | timeToLive 'PT0S': expected more than nothing
          POST | queues/present/messages | {'text': 'a', 'hiddenFor': -1} | 400 | hiddenFor 'PT-1S': expected nothing or more
          POST | queues/present/messages | {'text': 'a', 'hiddenFor': 1, 'hiddenUntil': '2030-01-01T00:00:00Z'} | 400 | hiddenUntil '2030-01-01T00:00:00Z': expected it or hiddenFor, not both
          POST | queues/present/messages | {'text': 'a', 'timeToLive': 1, 'neverExpires': true} | 400 | timeToLive 'PT1S': expected it or neverExpires, not both
          PATCH | queues/present         |               | 405 | method 'PATCH': expected GET, PUT, DELETE
          POST | reset?account=third     |               | 404 | account 'third'
          POST | reset                   | {'all': true} | 400 | unknown field 'all': expected none
          """)
  void aMistakeIsToldAndChangesNothing(
      String method, String path, String body, int status, String error) {
    emulator.queue("present").create();
    Answer answer = client.send(method, path, body == null ? "" : body);
    assertThat(answer.error()).startsWith(error);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(orders.exists()).isFalse();
    assertThat(emulator.queue("present").snapshot().messages()).isEmpty();
  }

  @Test
  void aTextOverTheLimitIsRefused() {
    orders.create();
    Answer answer =
        client.post("queues/orders/messages", "{'text': '" + "a".repeat(64 * 1024 + 1) + "'}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("65537 bytes", "expected at most 65536");
  }

  @Test
  void aResetLeavesNothing() {
    orders.create().put("a");
    emulator.queue("second", "orders").create();
    emulator.clock().advance(Duration.ofDays(1));
    emulator.faults().add(Fault.serverBusy());
    client.knock("GET", "/first?comp=list");
    emulator.faults().add(Fault.serverBusy());
    assertThat(client.post("reset", "").status()).isEqualTo(204);
    assertThat(emulator.queueNames()).isEmpty();
    assertThat(emulator.queueNames("second")).isEmpty();
    assertThat(emulator.clock().offset()).isZero();
    assertThat(emulator.faults().planned()).isEmpty();
    assertThat(emulator.journal().requests()).isEmpty();
  }

  @Test
  void aResetOfOneAccountLeavesTheOthers() {
    orders.create();
    emulator.queue("second", "orders").create();
    emulator.clock().advance(Duration.ofDays(1));
    assertThat(client.post("reset?account=second", "{}").status()).isEqualTo(204);
    assertThat(emulator.queueNames("second")).isEmpty();
    assertThat(emulator.queueNames()).containsExactly("orders");
    assertThat(emulator.clock().offset()).isEqualTo(Duration.ofDays(1));
  }
}
