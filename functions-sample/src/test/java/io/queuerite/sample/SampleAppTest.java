package io.queuerite.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.functions.Case;
import io.queuerite.functions.FunctionsHost;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.InvocationRecord.Action;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The app as it stands, with its own host.json, over real HTTP and a real queue. */
final class SampleAppTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String TASK =
      "{\"task_type\":\"email\",\"payload\":{\"to\":\"user@example.com\"}}";
  private static final String TASK_TYPE_ERROR =
      "{\"error\":\"Field 'task_type' is required and must be a non-empty string.\"}";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private static Path ledger;
  private QueueEmulator emulator;
  private FunctionsHost host;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(ledger);
    System.setProperty(Ledger.SETTING, ledger.toString());
    emulator = QueueEmulator.start();
    host = app(Enqueue.class, ProcessTask.class, HandlePoison.class);
  }

  @AfterEach
  void close() {
    host.close();
    emulator.close();
    System.clearProperty(Ledger.SETTING);
  }

  private FunctionsHost app(Class<?>... classes) {
    return FunctionsHost.builder()
        .app(classes)
        .hostJson(Path.of("host.json"))
        .localSettings(Path.of("local.settings.json.example"))
        .emulator(emulator)
        .httpPort(0)
        .start();
  }

  private HttpResponse<String> post(String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(host.httpUri("enqueue")).POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String messageId(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JsonParser.parseString(answer.body()).getAsJsonObject().get("message_id").getAsString();
  }

  /** The messages in the queue, decoded. */
  private List<JsonObject> messages() {
    if (!emulator.queue(Enqueue.QUEUE).exists()) {
      return List.of();
    }
    return emulator.queue(Enqueue.QUEUE).snapshot().messages().stream()
        .map(message -> new String(Base64.getDecoder().decode(message.text()), UTF_8))
        .map(text -> JsonParser.parseString(text).getAsJsonObject())
        .toList();
  }

  private boolean isDone(String messageId) {
    return Files.exists(ledger.resolve("done").resolve(messageId + ".json"));
  }

  private void producerOnly() {
    host.close();
    host = app(Enqueue.class);
  }

  @Test
  @Case(188)
  void noFunctionHasAnError() {
    assertThat(host.functionErrors()).isEmpty();
    assertThat(host.functions()).containsExactly("enqueue", "HandlePoison", "ProcessTask");
  }

  @Test
  @Case({170, 171, 179})
  void aTaskIsAcceptedAndStandsInTheQueue() {
    producerOnly();
    HttpResponse<String> answer = post(TASK);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    JsonObject accepted = JsonParser.parseString(answer.body()).getAsJsonObject();
    assertThat(accepted.keySet()).containsExactly("status", "message_id", "queue");
    assertThat(accepted.get("status").getAsString()).isEqualTo("accepted");
    assertThat(accepted.get("queue").getAsString()).isEqualTo("outbound-tasks");
    String id = messageId(answer);
    assertThat(UUID.fromString(id).version()).isEqualTo(4);
    assertThat(messages()).hasSize(1);
    assertThat(messages().get(0))
        .isEqualTo(
            JsonParser.parseString(
                "{\"message_id\":\"%s\",\"task_type\":\"email\",\"payload\":{\"to\":\"user@example.com\"}}"
                    .formatted(id)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"task_type\":\"\"}",
        "{}",
        "{\"task_type\":null}",
        "{\"task_type\":5}",
        "{\"task_type\":\"  \"}",
        "{\"task_type\":[\"a\"]}"
      })
  @Case({172, 173})
  void aTaskWithoutATypeIsRefused(String body) {
    producerOnly();
    HttpResponse<String> answer = post(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(TASK_TYPE_ERROR);
    assertThat(messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"task_type\":",
        "nonsense",
        "{\"task_type\":\"a\"} {}",
        "{\"task_type\":\"a\",\"payload\":[]}",
        "{\"task_type\":\"a\",\"payload\":\"x\"}",
        "{\"task_type\":\"a\",\"payload\":5}",
        "{\"task_type\":\"a\",\"payload\":null}"
      })
  @Case({175, 176})
  void whatIsNoTaskIsRefusedWithAReason(String body) {
    producerOnly();
    HttpResponse<String> answer = post(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JsonParser.parseString(answer.body()).getAsJsonObject().get("error").getAsString())
        .isNotBlank();
    assertThat(messages()).isEmpty();
  }

  @Test
  @Case(174)
  void aPayloadMayBeLeftOut() {
    producerOnly();
    messageId(post("{\"task_type\":\"a\"}"));
    assertThat(messages().get(0).get("payload")).isEqualTo(new JsonObject());
  }

  @Test
  @Case(177)
  void aTaskThatDoesNotFitIsRefused() {
    producerOnly();
    String big = "x".repeat(48 * 1024 - 200);
    assertThat(post("{\"task_type\":\"a\",\"payload\":{\"t\":\"" + big + "\"}}").statusCode())
        .isEqualTo(202);
    String bigger = "x".repeat(48 * 1024 - 30);
    assertThat(post("{\"task_type\":\"a\",\"payload\":{\"t\":\"" + bigger + "\"}}").statusCode())
        .isEqualTo(413);
    assertThat(post("x".repeat(100_000)).statusCode()).isEqualTo(413);
    assertThat(messages()).hasSize(1);
  }

  @Test
  @Case(178)
  void aPayloadArrivesAsItWasSent() {
    producerOnly();
    String payload =
        "{\"date\":\"2024-05-01T12:00:00+02:00\",\"five\":5,\"real\":1.5,\"nested\":[[1],{\"a\":[]}],\"text\":\"Grüße 🎉\"}";
    messageId(post("{\"task_type\":\"a\",\"payload\":" + payload + "}"));
    assertThat(messages().get(0).get("payload")).isEqualTo(JsonParser.parseString(payload));
    assertThat(messages().get(0).get("payload").getAsJsonObject().get("five")).hasToString("5");
  }

  @Test
  @Case({181, 185})
  void theSameKeyGivesTheSameIdAndTheWorkIsDoneOnce() {
    String uuid = UUID.randomUUID().toString();
    assertThat(messageId(post(TASK, "Idempotency-Key", uuid))).isEqualTo(uuid);
    assertThat(messageId(post(TASK, "Idempotency-Key", uuid))).isEqualTo(uuid);
    assertThat(messageId(post(TASK, "Idempotency-Key", "order 7")))
        .isEqualTo(messageId(post(TASK, "Idempotency-Key", "order 7")));
    host.awaitIdle(LONG);
    assertThat(host.invocations("ProcessTask")).hasSize(4);
    assertThat(host.invocations("ProcessTask"))
        .filteredOn(run -> run.logs().stream().anyMatch(line -> line.contains("Already done")))
        .hasSize(2);
    assertThat(post(TASK, "Idempotency-Key", "x".repeat(129)).statusCode()).isEqualTo(400);
  }

  @Test
  @Case({182, 186})
  void aTaskIsDoneAndItsMessageGone() {
    String id = messageId(post(TASK));
    host.awaitIdle(LONG);
    assertThat(isDone(id)).isTrue();
    assertThat(messages()).isEmpty();
    assertThat(host.invocations("enqueue").get(0).logs())
        .anyMatch(
            line ->
                line.contains("message_id=" + id)
                    && line.contains("task_type=email")
                    && line.contains("invocation_id="));
  }

  @Test
  @Case(183)
  void aTaskThatFailsFiveTimesIsRecordedForAPerson() {
    String id = messageId(post("{\"task_type\":\"fail\"}"));
    host.awaitIdle(LONG);
    host.awaitInvocations("HandlePoison", 1, LONG);
    host.awaitIdle(LONG);
    assertThat(host.invocations("ProcessTask"))
        .extracting(InvocationRecord::action)
        .containsExactly(
            Action.RELEASED, Action.RELEASED, Action.RELEASED, Action.RELEASED, Action.POISONED);
    assertThat(host.invocations("HandlePoison")).hasSize(1);
    assertThat(ledger.resolve("poison").resolve(id + ".json")).exists();
    assertThat(isDone(id)).isFalse();
    assertThat(emulator.queue(Enqueue.QUEUE).snapshot().messages()).isEmpty();
    assertThat(emulator.queue(Enqueue.QUEUE + "-poison").snapshot().messages()).isEmpty();
  }

  @Test
  void aTaskThatFailsAtFirstIsDoneInTheEnd() {
    String id = messageId(post("{\"task_type\":\"slow start\",\"payload\":{\"fail_times\":2}}"));
    host.awaitIdle(LONG);
    assertThat(host.invocations("ProcessTask")).hasSize(3);
    assertThat(isDone(id)).isTrue();
  }

  @Test
  void aCrashedHostsTaskIsDoneByTheNext() {
    emulator.clock().freeze();
    producerOnly();
    String id = messageId(post(TASK));
    FunctionsHost crashing = app(Blocking.class);
    crashing.awaitInvocations("ProcessTask", 0, LONG);
    Blocking.STARTED.join();
    crashing.kill();
    host.close();
    host = app(Enqueue.class, ProcessTask.class, HandlePoison.class);
    host.awaitIdle(LONG);
    assertThat(isDone(id)).isFalse();
    emulator.clock().advance(Duration.ofMinutes(10));
    host.awaitIdle(LONG);
    assertThat(isDone(id)).isTrue();
    assertThat(host.invocations("ProcessTask"))
        .extracting(InvocationRecord::dequeueCount)
        .containsExactly(2L);
  }

  @Test
  void poisonPutBackIntoItsQueueIsTriedAgain() {
    host.close();
    host = app(Enqueue.class, ProcessTask.class);
    messageId(post("{\"task_type\":\"fail\"}"));
    host.awaitIdle(LONG);
    String poison = emulator.queue(Enqueue.QUEUE + "-poison").snapshot().messages().get(0).text();
    emulator.queue(Enqueue.QUEUE).put(poison);
    host.awaitIdle(LONG);
    assertThat(host.invocations("ProcessTask")).hasSize(10);
  }

  @Test
  @Case(180)
  void aQueueThatDoesNotAnswerIsA500AndTheNextTryWorks() {
    producerOnly();
    emulator.faults().add(FaultRule.of(Fault.serverBusy()).on(QueueOperation.PUT_MESSAGE).always());
    HttpResponse<String> failed = post(TASK);
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).isEmpty();
    emulator.faults().clear();
    messageId(post(TASK));
    assertThat(messages()).hasSize(1);
  }

  @Test
  @Case(184)
  void twoHundredAtOnceAreAllDone() {
    List<CompletableFuture<String>> posts =
        IntStream.range(0, 200)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> messageId(post(TASK))))
            .toList();
    Set<String> ids = new HashSet<>();
    posts.forEach(posted -> ids.add(posted.join()));
    host.awaitIdle(LONG);
    assertThat(ids).hasSize(200).allMatch(this::isDone);
    int running = 0;
    int most = 0;
    for (HostEvent event : host.events()) {
      if (event.function().equals("ProcessTask")) {
        running +=
            event instanceof HostEvent.Started ? 1 : event instanceof HostEvent.Finished ? -1 : 0;
        most = Math.max(most, running);
      }
    }
    assertThat(most).isBetween(1, 24);
  }

  @Test
  @Case(187)
  void aGetFindsNothing() throws IOException, InterruptedException {
    HttpRequest get = HttpRequest.newBuilder(host.httpUri("enqueue")).GET().build();
    assertThat(HTTP.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
  }

  @Test
  void everyMessageIsDoneOrInPoisonHoweverRandomlyItFails() throws IOException {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String body = i % 10 == 0 ? "fail" : "ok";
      String payload = i % 7 == 0 ? "{\"fail_times\":" + i % 5 + "}" : "{}";
      String id = UUID.nameUUIDFromBytes(("message " + i).getBytes(UTF_8)).toString();
      sent.add(id);
      String message =
          "{\"message_id\":\"%s\",\"task_type\":\"%s\",\"payload\":%s}"
              .formatted(id, body, payload);
      emulator.queue(Enqueue.QUEUE).create();
      emulator
          .queue(Enqueue.QUEUE)
          .put(Base64.getEncoder().encodeToString(message.getBytes(UTF_8)));
    }
    host.awaitIdle(Duration.ofMinutes(2));
    Set<String> dealtWith = new HashSet<>();
    for (String place : List.of("done", "poison")) {
      try (Stream<Path> entries = Files.list(ledger.resolve(place))) {
        entries.forEach(
            entry -> dealtWith.add(entry.getFileName().toString().replace(".json", "")));
      }
    }
    assertThat(dealtWith).containsAll(sent);
    assertThat(emulator.queue(Enqueue.QUEUE).snapshot().messages()).isEmpty();
  }
}
