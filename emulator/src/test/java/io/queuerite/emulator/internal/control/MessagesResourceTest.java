package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.internal.control.ControlClient.Answer;
import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of messages, and messages brought forward and back to where they failed. */
final class MessagesResourceTest {
  private final QueueEmulator emulator = QueueEmulator.start();
  private final ControlClient client = new ControlClient(emulator);
  private final QueueProbe orders = emulator.queue("orders").create();
  private final QueueProbe poison = emulator.queue("orders-poison").create();

  @AfterEach
  void close() {
    emulator.close();
  }

  private static List<String> texts(QueueProbe queue) {
    return queue.snapshot().messages().stream().map(MessageSnapshot::text).toList();
  }

  @Test
  void messagesComeInPagesWithTheCountsOfAll() {
    emulator.clock().freeze();
    IntStream.range(0, 7).forEach(i -> orders.put("m" + i));
    orders.put(SeedMessage.of("later").hiddenFor(Duration.ofHours(1)));
    List<Object> texts = new ArrayList<>();
    String path = "queues/orders/messages?limit=3";
    Answer page = client.get(path);
    assertThat(page.object("counts")).isEqualTo(Map.of("messages", 8, "visible", 7, "hidden", 1));
    page.list("messages").forEach(message -> texts.add(message.get("text")));
    while (page.json().get("next") != null) {
      page = client.get(path + "&after=" + page.get("next"));
      page.list("messages").forEach(message -> texts.add(message.get("text")));
    }
    assertThat(texts).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "later");
  }

  @Test
  void aHiddenMessageIsVisibleOnceItIsReleased() {
    MessageSnapshot hidden = orders.put(SeedMessage.of("a").hiddenFor(Duration.ofHours(1)));
    String release = "queues/orders/messages/" + hidden.id() + "/release";
    assertThat(client.post(release, "").status()).isEqualTo(204);
    assertThat(orders.snapshot().visible()).hasSize(1);
    assertThat(client.post(release, "").status()).as("again").isEqualTo(204);
    Answer unknown = client.post("queues/orders-poison/messages/" + hidden.id() + "/release", "");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.error()).contains(hidden.id(), "orders-poison");
  }

  @Test
  void poisonGoesBackToItsQueueAndHasNoHistoryThere() {
    IntStream.range(0, 1100).forEach(i -> poison.put(SeedMessage.of("m" + i).dequeueCount(1)));
    poison.put(SeedMessage.of("held").hiddenFor(Duration.ofHours(1)));
    Answer moved = client.post("queues/orders-poison/redrive", "");
    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.json())
        .isEqualTo(Map.of("from", "orders-poison", "to", "orders", "moved", 1100));
    assertThat(texts(orders)).isEqualTo(IntStream.range(0, 1100).mapToObj(i -> "m" + i).toList());
    assertThat(orders.snapshot().messages())
        .allSatisfy(message -> assertThat(message.dequeueCount()).isZero());
    assertThat(texts(poison)).containsExactly("held");
    assertThat(client.post("queues/orders-poison/redrive", "").json()).containsEntry("moved", 0);
  }

  @Test
  void oneMessageGoesWhereItIsToldAlsoIfHidden() {
    MessageSnapshot held = poison.put(SeedMessage.of("held").hiddenFor(Duration.ofHours(1)));
    poison.put("stays");
    emulator.queue("another").create();
    Answer moved =
        client.post(
            "queues/orders-poison/redrive", "{'to': 'another', 'message': '" + held.id() + "'}");
    assertThat(moved.json()).containsEntry("to", "another").containsEntry("moved", 1);
    assertThat(texts(emulator.queue("another"))).containsExactly("held");
    assertThat(texts(poison)).containsExactly("stays");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          GET  | queues/orders/messages?limit=1001 | | 400 | limit '1001': expected a whole number from 1 to 1000
          GET  | queues/orders/messages?after=x | | 400 | after 'x': expected the next of the page before
          GET  | queues/nothing/messages | | 404 | queue 'nothing'
          POST | queues/orders/redrive | | 400 | to: expected the queue to move the messages to
          POST | queues/orders/redrive | {'to': 'orders'} | 400 | queue 'orders': expected another one
          POST | queues/orders/redrive | {'to': 'nothing'} | 404 | queue 'nothing'
          POST | queues/orders/redrive | {'to': 'No'} | 400 | queue 'No': expected 3 to 63
          POST | queues/lone-poison/redrive | | 404 | queue 'lone'
          POST | queues/orders-poison/redrive | {'message': 'x'} | 404 | message 'x': expected the id of one in queue 'orders-poison'
          POST | queues/orders/messages/x/release | | 404 | message 'x'
          GET  | requests?wait=601 | | 400 | wait 'PT10M1S': expected 0 to 600 seconds
          """)
  void aMistakeIsToldAndMovesNothing(
      String method, String path, String body, int status, String error) {
    orders.put("a");
    emulator.queue("lone-poison").create().put("b");
    Answer answer = client.send(method, path, body == null ? "" : body);
    assertThat(answer.error()).startsWith(error);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(texts(orders)).containsExactly("a");
    assertThat(texts(emulator.queue("lone-poison"))).containsExactly("b");
  }

  @Test
  void whoWaitsForTheJournalHearsOfTheNextRequest() {
    client.knock("GET", "/devstoreaccount1?comp=list");
    long last = emulator.journal().requests().get(0).number();
    var waiting = client.later("GET", "requests?after=" + last + "&wait=60", "");
    client.knock("GET", "/devstoreaccount1/orders");
    assertThat(ControlClient.await(waiting).list("requests")).hasSize(1);
    assertThat(client.get("requests?after=" + (last + 1) + "&wait=0").list("requests")).isEmpty();
  }
}
