package io.queuerite.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.functions.InvocationRecord.Action;
import io.queuerite.functions.InvocationRecord.Outcome;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Whole hosts: an app, its configuration, and its messages. */
@ResourceLock("App.Blocking")
final class FunctionsHostTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final QueueEmulator emulator = QueueEmulator.start();

  @AfterEach
  void close() {
    emulator.close();
  }

  private FunctionsHostBuilder app(Class<?>... classes) {
    return FunctionsHost.builder().app(classes).emulator(emulator);
  }

  private void put(String text) {
    emulator.queue("orders").create();
    emulator.queue("orders").put(Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
  }

  private List<String> texts(String queue) {
    return emulator.queue(queue).snapshot().messages().stream()
        .map(message -> new String(Base64.getDecoder().decode(message.text()), UTF_8))
        .toList();
  }

  private static void arm() {
    App.Blocking.started = new CompletableFuture<>();
    App.Blocking.goOn = new CountDownLatch(1);
  }

  @Test
  @Case({31, 48, 127})
  void aMessageIsRunAndItsRunRemembered() {
    put("a");
    try (FunctionsHost host = app(App.Worker.class).start()) {
      assertThat(host.awaitInvocations("work", 1, LONG))
          .singleElement()
          .returns(Outcome.SUCCEEDED, InvocationRecord::outcome)
          .returns(Action.DELETED, InvocationRecord::action)
          .satisfies(run -> assertThat(run.logs()).anyMatch(line -> line.contains("working on a")));
    }
  }

  @Test
  @Case(35)
  void aSettingStandsInForAValueOfHostJson() {
    put("fail");
    try (FunctionsHost host =
        app(App.Worker.class)
            .setting("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "3")
            .start()) {
      host.awaitIdle(LONG);
      assertThat(host.invocations()).hasSize(3);
    }
  }

  @Test
  @Case({41, 42})
  void anOutputStandsBeforeTheMessageIsDeletedAndNotAtAllAfterAFailure() {
    put("a");
    put("fail");
    try (FunctionsHost host = app(App.Passing.class).start()) {
      host.awaitIdle(LONG);
      assertThat(texts("passed")).containsExactly("a");
      assertThat(texts("orders-poison")).containsExactly("fail");
    }
    List<QueueOperation> order =
        emulator.journal().requests().stream()
            .filter(request -> request.status() < 300 && request.operation() != null)
            .map(request -> request.operation())
            .toList();
    assertThat(order.indexOf(QueueOperation.PUT_MESSAGE))
        .isLessThan(order.indexOf(QueueOperation.DELETE_MESSAGE));
  }

  @Test
  @Case(78)
  void anyTextGoesThroughATriggerAndAnOutputUnchanged() {
    put("Grüße, 世界 🎉");
    try (FunctionsHost host = app(App.Passing.class).start()) {
      host.awaitIdle(LONG);
      assertThat(texts("passed")).containsExactly("Grüße, 世界 🎉");
    }
  }

  @Test
  @Case(43)
  void anOutputThatCannotBeWrittenFailsTheRun() {
    put("a");
    emulator
        .faults()
        .add(
            FaultRule.of(Fault.error("InvalidXmlDocument"))
                .on(QueueOperation.PUT_MESSAGE)
                .queue("passed"));
    try (FunctionsHost host = app(App.Passing.class).start()) {
      host.awaitIdle(LONG);
      assertThat(host.invocations())
          .extracting(InvocationRecord::action)
          .containsExactly(Action.RELEASED, Action.DELETED);
    }
  }

  @Test
  @Case(103)
  void aDisabledFunctionIsNotPolledFor() {
    put("a");
    try (FunctionsHost host =
        app(App.Worker.class, App.Web.class)
            .setting("AzureWebJobs.Work.Disabled", "true")
            .start()) {
      assertThat(host.functions()).doesNotContain("Work");
      assertThat(host.functionErrors()).isEmpty();
      assertThat(texts("orders")).containsExactly("a");
    }
  }

  @Test
  @Case(115)
  void metadataThatIsNotThereFailsEveryRun() {
    put("a");
    try (FunctionsHost host = app(App.Asking.class).start()) {
      host.awaitIdle(LONG);
      assertThat(host.invocations())
          .hasSize(5)
          .allMatch(run -> run.outcome() == Outcome.BINDING_FAILED);
      assertThat(texts("orders-poison")).containsExactly("a");
    }
  }

  @Test
  @Case({70, 117})
  void whatIsNoJsonIsTriedFiveTimesAndKeepsItsText() {
    put("not json at all");
    try (FunctionsHost host = app(App.PojoWorker.class).start()) {
      host.awaitIdle(LONG);
      assertThat(host.invocations())
          .hasSize(5)
          .allMatch(run -> run.outcome() == Outcome.BINDING_FAILED);
      assertThat(texts("orders-poison")).containsExactly("not json at all");
    }
  }

  @Test
  @Case(156)
  void aRetryPolicyMultipliesTheTries() {
    emulator.clock().freeze();
    put("a");
    String config = "{\"version\":\"2.0\",\"extensions\":{\"queues\":{\"maxDequeueCount\":2}}}";
    try (FunctionsHost host = app(App.Retrying.class).hostJsonText(config).start()) {
      // Slowly enough for no lease to run out, and fast enough for nobody to wait.
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(LONG)
          .until(
              () -> {
                emulator.clock().advance(Duration.ofSeconds(1));
                return host.invocations().size() == 2;
              });
      host.awaitIdle(LONG);
      assertThat(host.invocations())
          .extracting(InvocationRecord::dequeueCount)
          .containsExactly(1L, 2L);
      assertThat(texts("orders-poison")).containsExactly("a");
    }
  }

  @Test
  @Case(158)
  void aRunThatTakesTooLongIsEndedAndItsMessageReleased() {
    arm();
    emulator.clock().freeze();
    put("a");
    String config =
        "{\"version\":\"2.0\",\"functionTimeout\":\"00:00:01\",\"extensions\":{\"queues\":{\"visibilityTimeout\":\"01:00:00\"}}}";
    try (FunctionsHost host = app(App.Blocking.class).hostJsonText(config).start()) {
      App.Blocking.started.orTimeout(20, TimeUnit.SECONDS).join();
      emulator.clock().advance(Duration.ofSeconds(1));
      assertThat(host.awaitInvocations("Work", 1, LONG))
          .singleElement()
          .returns(Outcome.TIMED_OUT, InvocationRecord::outcome)
          .returns(Action.RELEASED, InvocationRecord::action);
    }
  }

  @Test
  @Case(159)
  void aStopWaitsForTheRunInProgress() {
    arm();
    put("a");
    put("b");
    String config = "{\"version\":\"2.0\",\"extensions\":{\"queues\":{\"batchSize\":1}}}";
    FunctionsHost host = app(App.Blocking.class).hostJsonText(config).start();
    App.Blocking.started.orTimeout(20, TimeUnit.SECONDS).join();
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(host::stop);
    App.Blocking.goOn.countDown();
    stopping.orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(host.invocations()).allMatch(run -> run.action() == Action.DELETED);
    assertThat(texts("orders")).hasSize(2 - host.invocations().size());
  }

  @Test
  @Case(160)
  void aStopDoesNotWaitForEver() {
    arm();
    emulator.clock().freeze();
    put("a");
    FunctionsHost host =
        app(App.Blocking.class)
            .parity(Parity.DEFAULT.withStopTimeout(Duration.ofMillis(50)))
            .start();
    App.Blocking.started.orTimeout(20, TimeUnit.SECONDS).join();
    host.stop();
    assertThat(emulator.queue("orders").snapshot().hidden()).hasSize(1);
    emulator.clock().advance(Duration.ofMinutes(10));
    assertThat(emulator.queue("orders").snapshot().visible()).hasSize(1);
    App.Blocking.goOn.countDown();
  }

  @Test
  @Case(162)
  void manyHostsLeaveNoThreadBehind() {
    for (int i = 0; i < 20; i++) {
      FunctionsHost host = app(App.Worker.class, App.Web.class).start();
      host.close();
      host.close();
    }
    // Idle runners end by themselves a good while later.
    await().atMost(LONG).untilAsserted(() -> assertThat(threadsOfHosts()).isEmpty());
  }

  private static Set<String> threadsOfHosts() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("queuerite-functions-(timers|http.*|Work)"))
        .collect(Collectors.toSet());
  }

  @Test
  @Case(163)
  void aServiceThatIsNotThereStopsTheHostWhichCanBeClosed() {
    QueueEmulator gone = QueueEmulator.start();
    FunctionsHostBuilder builder = FunctionsHost.builder().app(App.Worker.class).emulator(gone);
    gone.close();
    try (FunctionsHost host = builder.start()) {
      assertThatThrownBy(() -> host.awaitInvocations("Work", 1, Duration.ofSeconds(4)))
          .isInstanceOf(AssertionError.class);
      host.stop();
      assertThat(host.failure()).isPresent();
    }
  }

  @Test
  void waitingInVainTellsWhatHappened() {
    put("fail");
    try (FunctionsHost host = app(App.Worker.class).start()) {
      host.awaitIdle(LONG);
      assertThatThrownBy(() -> host.awaitInvocations("Work", 6, Duration.ofMillis(1)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("6 x Work within PT0.001S, not 5")
          .hasMessageContaining("IllegalStateException: fail")
          .hasMessageContaining("Poisoned[function=Work");
    }
  }

  @Test
  void aRunByHandNeedsNoMessage() {
    try (FunctionsHost host = app(App.Worker.class).start()) {
      assertThat(host.invoke("Work", "fail by hand"))
          .returns(Outcome.FAILED, InvocationRecord::outcome)
          .returns(Action.NONE, InvocationRecord::action);
      assertThatThrownBy(() -> host.invoke("Nobody", "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'Nobody': expected one of [Work]");
    }
  }

  @Test
  void aPausedFunctionIsNotPolledFor() {
    try (FunctionsHost host = app(App.Worker.class).start()) {
      host.pause("Work");
      put("a");
      host.awaitIdle(LONG);
      assertThat(host.invocations()).isEmpty();
      host.resume("Work");
      host.awaitInvocations("Work", 1, LONG);
    }
  }
}
