package io.queuerite.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.functions.Parity.RetryPolicyOnQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the real host can be imitated in more than one way. */
final class ParityTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String STORAGE = "AzureWebJobsStorage";

  private final QueueEmulator emulator = QueueEmulator.start();

  /** A function that feeds another. */
  public static final class Chain {
    @FunctionName("First")
    public void first(
        @QueueTrigger(name = "text", queueName = "first", connection = STORAGE) String text,
        @QueueOutput(name = "out", queueName = "second", connection = STORAGE)
            OutputBinding<String> out) {
      out.setValue("{\"text\":\"" + text + "\"}");
    }

    @FunctionName("Second")
    public void second(
        @QueueTrigger(name = "text", queueName = "second", connection = STORAGE) String text) {}
  }

  @BeforeEach
  void queues() {
    List.of("first", "second", "orders").forEach(name -> emulator.queue(name).create());
    emulator.clock().freeze();
  }

  @AfterEach
  void end() {
    emulator.close();
  }

  private FunctionsHost start(Parity parity, Class<?>... app) {
    return FunctionsHost.builder().app(app).emulator(emulator).parity(parity).start();
  }

  private void putWhenBothWait(FunctionsHost host, String text) {
    host.awaitIdle(LONG);
    emulator
        .queue("first")
        .put(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    host.pollNow("First");
    host.awaitInvocations("First", 1, LONG);
  }

  @Test
  void anOutputWakesUpWhoListensToItsQueue() {
    try (FunctionsHost host = start(Parity.DEFAULT, Chain.class)) {
      putWhenBothWait(host, "a");
      // The clock stands still, so nothing else ends the wait.
      host.awaitInvocations("Second", 1, LONG);
    }
  }

  @Test
  void anOutputWakesUpNobodyWhereTheRealHostIsImitated() {
    try (FunctionsHost host = start(Parity.DEFAULT.withOutputWakeUp(false), Chain.class)) {
      putWhenBothWait(host, "a");
      assertThat(emulator.queue("second").snapshot().visible()).hasSize(1);
      assertThat(host.invocations("Second")).isEmpty();
      emulator.clock().advance(Duration.ofMinutes(1));
      host.awaitInvocations("Second", 1, LONG);
    }
  }

  @Test
  void anOutputIsIndentedUnlessCompactJsonIsAskedFor() {
    assertThat(output(Parity.DEFAULT)).isEqualTo("{\n  \"text\": \"a\"\n}");
    assertThat(output(Parity.DEFAULT.withCompactJson(true))).isEqualTo("{\"text\":\"a\"}");
  }

  private String output(Parity parity) {
    emulator.queue("second").clear();
    try (FunctionsHost host = start(parity.withOutputWakeUp(false), Chain.class)) {
      host.pause("Second");
      putWhenBothWait(host, "a");
    }
    String text = emulator.queue("second").snapshot().messages().get(0).text();
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  @Test
  void aRetryPolicyCanBeRejected() {
    Parity strict = Parity.DEFAULT.withRetryPolicyOnQueue(RetryPolicyOnQueue.REJECT);
    try (FunctionsHost host = start(strict, App.Retrying.class)) {
      assertThat(host.functions()).isEmpty();
      assertThat(host.functionErrors().get("Work"))
          .contains("a retry policy is not supported for queue triggers");
    }
  }

  @Test
  void callsToTheServiceAreTriedAgainAsOftenAsAskedFor() {
    emulator
        .faults()
        .add(FaultRule.of(Fault.error("ServerBusy")).on(QueueOperation.GET_MESSAGES).times(3));
    emulator.queue("orders").put(Base64.getEncoder().encodeToString(new byte[] {'a'}));
    try (FunctionsHost host = start(Parity.DEFAULT.withServiceRetries(3), App.Worker.class)) {
      host.awaitInvocations("Work", 1, LONG);
      assertThat(host.failure()).isEmpty();
    }
  }

  @Test
  void valuesOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> Parity.DEFAULT.withServiceRetries(11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("serviceRetries '11': expected 0 to 10");
    assertThatThrownBy(() -> Parity.DEFAULT.withProcessorCount(0))
        .hasMessage("processorCount '0': expected 1 or more");
  }

  @Test
  void aChangeOfOneValueLeavesTheOthers() {
    Parity changed =
        Parity.DEFAULT
            .withProcessorCount(8)
            .withSkipPoisonOverMax(true)
            .withFatalRenewals(true)
            .withFatalErrors(Parity.FatalErrors.BACK_OFF)
            .withRetryPolicyOnQueue(RetryPolicyOnQueue.REJECT)
            .withOutputWakeUp(false)
            .withCompactJson(true)
            .withServiceRetries(0)
            .withLease(Duration.ofSeconds(2))
            .withMinRenewInterval(Duration.ZERO)
            .withStopTimeout(Duration.ofSeconds(3));
    assertThat(changed)
        .isEqualTo(
            new Parity(
                8,
                true,
                true,
                Parity.FatalErrors.BACK_OFF,
                RetryPolicyOnQueue.REJECT,
                false,
                true,
                0,
                Duration.ofSeconds(2),
                Duration.ZERO,
                Duration.ofSeconds(3)));
  }

  @Test
  void functionJsonIsAskedForByName() {
    try (FunctionsHost host = start(Parity.DEFAULT, Chain.class)) {
      assertThat(host.functionJson("second", "../app.jar"))
          .startsWith("{\n  \"scriptFile\": \"../app.jar\"");
      assertThatThrownBy(() -> host.functionJson("Third", "../app.jar"))
          .hasMessage("function 'Third': expected one of [First, Second]");
    }
  }
}
