package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.internal.control.ControlClient.Answer;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /_queuerite/requests}. */
final class RequestsResourceTest {
  private static final String MESSAGES = "/devstoreaccount1/orders/messages";
  private static final int CROWD = 100;

  private final QueueEmulator emulator = QueueEmulator.start();
  private final ControlClient client = new ControlClient(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  /** Four requests: two to "orders", one of them busy, one to "other", one to list. */
  private void fourRequests() {
    emulator.faults().add(Fault.serverBusy());
    client.knock("POST", MESSAGES);
    client.knock("POST", "/devstoreaccount1/other/messages");
    client.knock("GET", "/devstoreaccount1?comp=list");
    client.knock("POST", MESSAGES + "?sig=secret");
  }

  @Test
  void aRequestIsShownWithWhatBecameOfIt() {
    fourRequests();
    List<Map<String, Object>> requests = client.get("requests").list("requests");
    assertThat(requests).hasSize(4);
    RecordedRequest remembered = emulator.journal().requests().get(0);
    assertThat(requests.get(0))
        .containsEntry("number", 1)
        .containsEntry("time", remembered.time().toString())
        .containsEntry("method", "POST")
        .containsEntry("url", MESSAGES)
        .containsEntry("operation", "Put Message")
        .containsEntry("account", "devstoreaccount1")
        .containsEntry("queue", "orders")
        .containsEntry("messageId", null)
        .containsEntry("requestId", remembered.requestId())
        .containsEntry("status", 503)
        .containsEntry("errorCode", "ServerBusy")
        .containsEntry("faults", List.of(Map.of("fault", "error", "code", "ServerBusy")));
    assertThat(requests.get(3).get("url")).isEqualTo(MESSAGES + "?sig=XXXXX");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          operation=Put%20Message                | 1 2 4
          operation=put+message                  | 1 2 4
          operation=PUT_MESSAGE&queue=orders     | 1 4
          operation=ListQueues                   | 3
          queue=other                            | 2
          status=503                             | 1
          errorCode=ServerBusy                   | 1
          account=devstoreaccount1               | 1 2 3 4
          account=another                        |
          after=2                                | 3 4
          after=4                                |
          limit=2                                | 3 4
          after=1&limit=2                        | 2 3
          operation=Put%20Message&after=1&limit=1 | 2
          """)
  void filtersLetThroughWhatIsMeant(String query, String numbers) {
    fourRequests();
    String found =
        String.join(
            " ",
            client.get("requests?" + query).list("requests").stream()
                .map(request -> String.valueOf(request.get("number")))
                .toList());
    assertThat(found).isEqualTo(numbers == null ? "" : numbers);
  }

  @Test
  void theJournalIsCleared() {
    fourRequests();
    assertThat(client.delete("requests").status()).isEqualTo(204);
    assertThat(client.get("requests").list("requests")).isEmpty();
    client.knock("POST", MESSAGES);
    assertThat(client.get("requests").list("requests").get(0)).containsEntry("number", 5);
  }

  @Test
  void waitingForWhatHasComeEndsAtOnce() {
    fourRequests();
    Answer answer = client.get("requests?await=Put%20Message&count=3&timeout=60");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("requests")).hasSize(3);
  }

  @Test
  void waitingEndsWithTheRequestThatWasMissing() {
    client.knock("POST", MESSAGES);
    CompletableFuture<Answer> waiting =
        client.later("GET", "requests?await=Put%20Message&queue=orders&count=2&timeout=60", "");
    client.knock("POST", "/devstoreaccount1/other/messages");
    client.knock("GET", MESSAGES);
    assertThat(waiting).isNotDone();
    client.knock("POST", MESSAGES);
    assertThat(ControlClient.await(waiting).list("requests"))
        .extracting(request -> request.get("number"))
        .containsExactly(1, 4);
  }

  @Test
  void waitingInVainShowsWhatCame() {
    client.knock("GET", MESSAGES);
    Answer answer = client.get("requests?await=Put%20Message&count=2&timeout=0.05");
    assertThat(answer.status()).isEqualTo(417);
    assertThat(answer.error()).isEqualTo("2 x Put Message expected within PT0.05S, 0 seen");
    assertThat(answer.list("requests")).hasSize(1);
  }

  @Test
  void anOperationIsCountedBeyondWhatTheJournalRemembers() {
    try (QueueEmulator forgetful = QueueEmulator.builder().journal(1).start()) {
      ControlClient ofForgetful = new ControlClient(forgetful);
      for (int i = 0; i < 3; i++) {
        ofForgetful.knock("POST", MESSAGES);
      }
      assertThat(ofForgetful.get("requests?await=Put%20Message&count=3&timeout=0").status())
          .isEqualTo(200);
    }
  }

  @Test
  void withoutAJournalNobodyCanWait() {
    try (QueueEmulator without = QueueEmulator.builder().journal(0).start()) {
      Answer answer = new ControlClient(without).get("requests?await=Put%20Message&timeout=60");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.error()).startsWith("the journal is off");
    }
  }

  @Test
  void aCrowdWaitsAndNobodyIsKeptFromWorking() {
    List<CompletableFuture<Answer>> crowd =
        Stream.generate(
                () ->
                    client.later(
                        "GET", "requests?await=Put%20Message&count=2&timeout=60&after=1", ""))
            .limit(CROWD)
            .toList();
    await().until(() -> emulator.openConnections() >= CROWD);
    client.knock("GET", MESSAGES);
    client.knock("POST", MESSAGES);
    // The service answers, and so does the control application, while all of them wait.
    assertThat(client.get("health").status()).isEqualTo(200);
    emulator.queue("orders").create().put("a");
    assertThat(client.get("queues/orders").list("messages")).hasSize(1);
    assertThat(crowd).noneMatch(CompletableFuture::isDone);
    client.knock("POST", MESSAGES);
    assertThat(crowd).allMatch(waiting -> ControlClient.await(waiting).status() == 200);
  }

  @Test
  void anEmulatorThatStopsTellsThoseWhoWait() {
    CompletableFuture<Answer> waiting =
        client.later("GET", "requests?await=Put%20Message&timeout=600", "");
    await().until(() -> emulator.openConnections() >= 1);
    assertThat(client.get("health").status()).isEqualTo(200);
    long started = System.nanoTime();
    emulator.close();
    Answer answer = ControlClient.await(waiting);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.error()).isEqualTo("the emulator is stopping");
    assertThat(emulator.journal().count(QueueOperation.PUT_MESSAGE)).isZero();
  }
}
