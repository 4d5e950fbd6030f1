package io.queuerite.functions.internal.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import io.queuerite.functions.Case;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("unused")
final class FunctionLoaderTest {
  private static final String LONG =
      "a123456789012345678901234567890123456789012345678901234567890123";

  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** Names of queues, right and wrong, and where they are. */
  public static final class Queues {
    @FunctionName("upper")
    public void upper(
        @QueueTrigger(name = "m", queueName = "Outbound-Tasks", connection = "Storage") String m) {}

    @FunctionName("setting")
    public void setting(
        @QueueTrigger(name = "m", queueName = "pre-%A%-%B%", connection = "Storage") String m) {}

    @FunctionName("unknown")
    public void unknown(
        @QueueTrigger(name = "m", queueName = "%Unknown%", connection = "Storage") String m) {}

    @FunctionName("unclosed")
    public void unclosed(
        @QueueTrigger(name = "m", queueName = "tasks-%A", connection = "Storage") String m) {}

    @FunctionName("short")
    public void tooShort(
        @QueueTrigger(name = "m", queueName = "ab", connection = "Storage") String m) {}

    @FunctionName("dashes")
    public void dashes(
        @QueueTrigger(name = "m", queueName = "a--b", connection = "Storage") String m) {}

    @FunctionName("dash")
    public void dash(
        @QueueTrigger(name = "m", queueName = "-ab", connection = "Storage") String m) {}

    @FunctionName("long")
    public void tooLong(
        @QueueTrigger(name = "m", queueName = LONG, connection = "Storage") String m) {}

    @FunctionName("underscore")
    public void underscore(
        @QueueTrigger(name = "m", queueName = "a_b", connection = "Storage") String m) {}

    @FunctionName("expression")
    public void expression(
        @QueueTrigger(name = "m", queueName = "{x}", connection = "Storage") String m) {}

    @FunctionName("noConnection")
    public void noConnection(@QueueTrigger(name = "m", queueName = "tasks") String m) {}

    @FunctionName("lostConnection")
    public void lostConnection(
        @QueueTrigger(name = "m", queueName = "tasks", connection = "Lost") String m) {}

    @FunctionName("account")
    @StorageAccount("X")
    public void account(
        @QueueTrigger(name = "m", queueName = "tasks") String m,
        @QueueOutput(name = "out", queueName = "results") OutputBinding<String> out) {
      out.setValue(m);
    }

    @FunctionName("ownConnection")
    @StorageAccount("Lost")
    public void ownConnection(
        @QueueTrigger(name = "m", queueName = "tasks", connection = "X") String m) {}
  }

  /** What the real host or its build tool would not take. */
  public static final class Wrong {
    @FunctionName("bindingName")
    @StorageAccount("Storage")
    public void bindingName(@QueueTrigger(name = "my_item", queueName = "tasks") String m) {}

    @FunctionName("twoTriggers")
    @StorageAccount("Storage")
    public void twoTriggers(
        @QueueTrigger(name = "a", queueName = "tasks") String a,
        @QueueTrigger(name = "b", queueName = "tasks") String b) {}

    @FunctionName("noTrigger")
    public void noTrigger() {}

    @FunctionName("Same")
    @StorageAccount("Storage")
    public void same(@QueueTrigger(name = "m", queueName = "tasks") String m) {}

    @FunctionName("sAME")
    @StorageAccount("Storage")
    public void other(@QueueTrigger(name = "m", queueName = "tasks") String m) {}

    @FunctionName("overloaded")
    @StorageAccount("Storage")
    public void overloaded(@QueueTrigger(name = "m", queueName = "tasks") String m) {}

    public void overloaded(int more) {}

    @FunctionName("retries")
    @StorageAccount("Storage")
    @FixedDelayRetry(maxRetryCount = 1, delayInterval = "00:00:01")
    @ExponentialBackoffRetry(
        maxRetryCount = 1,
        minimumInterval = "00:00:01",
        maximumInterval = "00:00:02")
    public void retries(@QueueTrigger(name = "m", queueName = "tasks") String m) {}

    @FunctionName("interval")
    @StorageAccount("Storage")
    @FixedDelayRetry(maxRetryCount = 1, delayInterval = "PT1S")
    public void interval(@QueueTrigger(name = "m", queueName = "tasks") String m) {}

    @FunctionName("timer")
    public void timer(@TimerTrigger(name = "tick", schedule = "0 * * * * *") String tick) {}

    @FunctionName("1st")
    @StorageAccount("Storage")
    public void first(@QueueTrigger(name = "m", queueName = "tasks") String m) {}
  }

  private LoadedFunctions queues() {
    return desk.setting("A", "first")
        .setting("B", "Second")
        .setting("X", desk.emulator.connectionString())
        .load(Queues.class);
  }

  private static String queueOf(LoadedFunctions loaded, String function) {
    return loaded.queue().stream()
        .filter(each -> each.name().equals(function))
        .map(QueueFunction::queue)
        .findFirst()
        .orElseThrow(() -> new AssertionError(loaded.errors()));
  }

  @Case(98)
  @Test
  void settingsStandInForPartsOfAName() {
    LoadedFunctions loaded = queues();
    assertThat(queueOf(loaded, "setting")).isEqualTo("pre-first-second");
    assertThat(loaded.errors().get("unknown"))
        .isEqualTo(
            "function unknown: binding m: '%Unknown%': '%Unknown%' does not resolve to a value;"
                + " expected a setting Unknown");
    assertThat(loaded.errors().get("unclosed")).contains("is not closed");
  }

  @Case(99)
  @Test
  void aQueuesNameIsInLowerCase() {
    assertThat(queueOf(queues(), "upper")).isEqualTo("outbound-tasks");
  }

  @Case(100)
  @ParameterizedTest
  @CsvSource({"short", "dashes", "dash", "long", "underscore", "expression"})
  void whatIsNoNameOfAQueueIsTheFunctionsError(String function) {
    assertThat(queues().errors().get(function)).contains("queue name").contains("expected");
  }

  @Case(94)
  @Test
  void aLostConnectionIsOneFunctionsError() {
    LoadedFunctions loaded = queues();
    assertThat(loaded.errors().get("lostConnection")).contains("'AzureWebJobsLost' does not exist");
    assertThat(queueOf(loaded, "account")).isEqualTo("tasks");
  }

  @Case(95)
  @Test
  void theMethodsAccountIsForTriggersAndOutputsWithoutOne() {
    LoadedFunctions loaded = queues();
    QueueFunction account =
        loaded.queue().stream()
            .filter(each -> each.name().equals("account"))
            .findFirst()
            .orElseThrow();
    assertThat(account.client().getQueueServiceUrl())
        .isEqualTo(desk.emulator.endpoint().toString());
    assertThat(account.body().run(desk.delivery(Payload.of("x"))).succeeded()).isTrue();
    assertThat(desk.messages("results")).containsExactly("x");
  }

  @Case(96)
  @Test
  void aTriggersOwnConnectionGoesFirst() {
    assertThat(queueOf(queues(), "ownConnection")).isEqualTo("tasks");
  }

  @Case(97)
  @Test
  void withoutAConnectionAFunctionIsRefusedOrUsesTheDefault() {
    assertThat(queues().errors().get("noConnection"))
        .contains("binding m: must have a non-empty connection");
    assertThat(queueOf(desk.lenient().load(Queues.class), "noConnection")).isEqualTo("tasks");
  }

  @Case(101)
  @Test
  void aBindingsNameHasNoUnderscore() {
    assertThat(wrong("bindingName")).contains("binding name 'my_item': expected a letter");
  }

  @Case(102)
  @Test
  void aFunctionHasOneTriggerAndANameOfItsOwn() {
    assertThat(wrong("twoTriggers")).contains("2 triggers: expected exactly one");
    assertThat(wrong("noTrigger")).contains("0 triggers: expected exactly one");
    assertThat(wrong("same")).contains("2 methods have this name");
    assertThat(desk.load(Wrong.class).queue()).isEmpty();
  }

  @Case(123)
  @Test
  void anOverloadedMethodIsRefused() {
    assertThat(wrong("overloaded")).contains("2 public methods overloaded: expected one");
  }

  @Case(157)
  @Test
  void twoRetryPoliciesAreRefused() {
    assertThat(wrong("retries"))
        .contains("both @FixedDelayRetry and @ExponentialBackoffRetry: expected one");
    assertThat(wrong("interval")).contains("delayInterval 'PT1S': expected a time span");
  }

  @Test
  void anotherTriggerIsCalledByItsNameAndParameter() {
    assertThat(wrong("timer"))
        .startsWith("function timer: parameter tick: binding @TimerTrigger 'tick' is not supported")
        .contains("supported are @QueueTrigger, @HttpTrigger");
  }

  @Test
  void aFunctionsNameBeginsWithALetter() {
    assertThat(wrong("1st")).contains("function name '1st': expected a letter");
  }

  @Test
  void whatIsSwitchedOffOrNotChosenIsNotLoaded() {
    LoadedFunctions off =
        desk.lenient().setting("AzureWebJobs.upper.Disabled", "true").load(Queues.class);
    assertThat(off.disabled()).containsExactly("upper");
    assertThat(off.queue()).extracting(QueueFunction::name).doesNotContain("upper");
    String only = "{\"version\": \"2.0\", \"functions\": [\"noConnection\"]}";
    assertThat(desk.hostJson(only).load(Queues.class).queue())
        .extracting(QueueFunction::name)
        .containsExactly("noConnection");
  }

  private String wrong(String function) {
    return java.util.Objects.requireNonNull(desk.load(Wrong.class).errors().get(function));
  }
}
