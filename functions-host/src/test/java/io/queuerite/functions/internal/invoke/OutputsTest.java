package io.queuerite.functions.internal.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;
import io.queuerite.functions.Case;
import io.queuerite.functions.internal.invoke.RunResult.Outcome;
import io.queuerite.functions.internal.invoke.RunResult.Output;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputsTest {
  private static final String STORAGE = "AzureWebJobsStorage";

  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** What an output can be given. */
  @NullUnmarked
  @SuppressWarnings({"unused", "DoNotCallSuggester"})
  public static final class App {
    /** A message. */
    public static final class Task {
      String kind = "mail";
      String nothing;
      int size = 5;
    }

    @FunctionName("set")
    @StorageAccount(STORAGE)
    public void set(
        @QueueTrigger(name = "in", queueName = "tasks") String what,
        @QueueOutput(name = "out", queueName = "Results") OutputBinding<Object> out) {
      Map<String, Object> values =
          Map.of(
              "pojo",
              new Task(),
              "three",
              List.of(new Task(), new Task(), new Task()),
              "no tasks",
              List.of(),
              "strings",
              List.of("a", "[1,2]"),
              "bytes",
              new byte[] {0, -1, 'a'},
              "TRUE",
              true,
              "five",
              5,
              "one point zero",
              1.0,
              "small",
              0.00001,
              "third",
              1.5f);
      if (what.equals("null")) {
        out.setValue("something");
        out.setValue(null);
      } else if (!what.equals("never")) {
        out.setValue(values.getOrDefault(what, what));
      }
    }

    @FunctionName("twice")
    @StorageAccount(STORAGE)
    public void twice(
        @QueueTrigger(name = "in", queueName = "tasks") String what,
        @QueueOutput(name = "out", queueName = "results") OutputBinding<String> out) {
      out.setValue("first");
      out.setValue("last");
    }

    @FunctionName("returns")
    @StorageAccount(STORAGE)
    @QueueOutput(name = "any", queueName = "results")
    public String returns(@QueueTrigger(name = "in", queueName = "tasks") String what) {
      return what;
    }

    @FunctionName("kind")
    @StorageAccount(STORAGE)
    public void kind(
        @QueueTrigger(name = "in", queueName = "tasks") String what,
        @QueueOutput(name = "out", queueName = "out-{kind}") OutputBinding<String> out) {
      out.setValue("x");
    }

    @FunctionName("guid")
    @StorageAccount(STORAGE)
    public void guid(
        @QueueTrigger(name = "in", queueName = "tasks") String what,
        @QueueOutput(name = "out", queueName = "o-{rand-guid}") OutputBinding<String> out) {
      out.setValue("x");
    }

    @FunctionName("date")
    @StorageAccount(STORAGE)
    public void date(
        @QueueTrigger(name = "in", queueName = "tasks") String what,
        @QueueOutput(name = "out", queueName = "o-{DateTime:yyyy-MM}-{a.b}-{dequeueCount}")
            OutputBinding<String> out) {
      out.setValue("x");
    }

    @FunctionName("two")
    @StorageAccount(STORAGE)
    public void two(
        @QueueTrigger(name = "in", queueName = "tasks") String what,
        @QueueOutput(name = "first", queueName = "results") OutputBinding<String> first,
        @QueueOutput(name = "second", queueName = "results2") OutputBinding<String> second) {
      first.setValue("x");
      second.setValue("{not json}");
    }

    @FunctionName("throws")
    @StorageAccount(STORAGE)
    public void fail(
        @QueueTrigger(name = "in", queueName = "tasks") String what,
        @QueueOutput(name = "out", queueName = "results") OutputBinding<String> out) {
      out.setValue("x");
      throw new IllegalStateException("no");
    }
  }

  private List<String> written(String what) {
    RunResult result = desk.run(App.class, "set", what);
    assertThat(result.failure()).isNull();
    return desk.queues().isEmpty() ? List.of() : desk.messages("results");
  }

  @Case({129, 130})
  @Test
  void anObjectIsOneMessageOfIndentedJsonInAQueueThatIsMadeForIt() {
    List<String> messages = written("pojo");
    assertThat(messages).containsExactly("{\n  \"kind\": \"mail\",\n  \"size\": 5\n}");
    assertThat(JsonParser.parseString(messages.get(0)))
        .isEqualTo(JsonParser.parseString("{\"size\":5,\"kind\":\"mail\"}"));
  }

  @Case(131)
  @Test
  void aTextThatIsAnObjectIsWrittenAnew() {
    assertThat(written("{\"a\":1}")).containsExactly("{\n  \"a\": 1\n}");
  }

  @Case(132)
  @Test
  void aTextThatIsAnArrayIsAMessageForEachElement() {
    assertThat(written("[1,2,3]")).containsExactly("1", "2", "3");
    assertThat(desk.run(App.class, "set", "[1.0,true,null,\"x\"]").outputs())
        .extracting(Output::text)
        .containsExactly("1", "True", "", "x");
  }

  @Case(133)
  @ParameterizedTest
  @ValueSource(strings = {"{not json}", "[1,2}]", "{}{}"})
  void aTextThatOnlyLooksLikeJsonFailsTheRun(String text) {
    RunResult result = desk.run(App.class, "set", text);
    assertThat(result.outcome()).isEqualTo(Outcome.BINDING_FAILED);
    assertThat(result.outputs()).isEmpty();
    assertThat(desk.queues()).isEmpty();
  }

  @Case(134)
  @Test
  void aTextIsAMessageAndNothingIsNone() {
    assertThat(written("null")).isEmpty();
    assertThat(written("never")).isEmpty();
    assertThat(desk.queues()).isEmpty();
    assertThat(written("hello")).containsExactly("hello");
    assertThat(written("")).containsExactly("hello", "");
  }

  @Case(135)
  @Test
  void aListIsAMessageForEachElement() {
    assertThat(written("no tasks")).isEmpty();
    assertThat(written("three")).hasSize(3).allMatch(text -> text.contains("\"mail\""));
  }

  @Case(136)
  @Test
  void anElementIsNotLookedIntoAgain() {
    assertThat(written("strings")).containsExactly("a", "[1,2]");
  }

  @Case(137)
  @Test
  void bytesAreKept() {
    desk.run(App.class, "set", "bytes");
    assertThat(desk.raw("results")).containsExactly("AP9h");
  }

  @Case(138)
  @ParameterizedTest
  @CsvSource({"TRUE, True", "five, 5", "one point zero, 1", "small, 1E-05", "third, 1.5"})
  void numbersAndTruthAreWrittenAsInDotNet(String what, String text) {
    assertThat(written(what)).containsExactly(text);
  }

  @Case(139)
  @Test
  void theLastValueCounts() {
    desk.run(App.class, "twice", "x");
    assertThat(desk.messages("results")).containsExactly("last");
  }

  @Case(140)
  @Test
  void aReturnValueCanBeAnOutput() {
    assertThat(desk.run(App.class, "returns", "hello").outputs())
        .containsExactly(new Output("results", "hello"));
    assertThat(desk.messages("results")).containsExactly("hello");
  }

  @Case(141)
  @Test
  void anOutputsQueueCanBeNamedByTheMessage() {
    desk.run(App.class, "kind", "{\"kind\":\"Mail\"}");
    assertThat(desk.messages("out-mail")).containsExactly("x");
  }

  @Case(142)
  @Test
  void aNameThatCannotBeFilledInFailsTheRun() {
    RunResult result = desk.run(App.class, "kind", "{}");
    assertThat(result.outcome()).isEqualTo(Outcome.BINDING_FAILED);
    assertThat(result.failure()).hasMessageContaining("No value for named parameter 'kind'");
    assertThat(desk.queues()).isEmpty();
  }

  @Case(143)
  @Test
  void anOutputsQueueCanBeNew() {
    desk.run(App.class, "guid", "x");
    desk.run(App.class, "guid", "x");
    assertThat(desk.queues()).hasSize(2).allMatch(name -> name.matches("o-[0-9a-f-]{36}"));
  }

  @Test
  void anOutputsQueueCanBeNamedByTheTimeByNestedValuesAndByTheMessagesOwnProperties() {
    desk.emulator.clock().setTo(java.time.Instant.parse("2030-04-05T06:07:08Z"));
    desk.run(App.class, "date", "{\"a\": {\"b\": 7}}");
    assertThat(desk.queues()).containsExactly("o-2030-04-7-1");
  }

  @Case(144)
  @Test
  void oneOutputIsWrittenThoughTheOtherFails() {
    RunResult result = desk.run(App.class, "two", "x");
    assertThat(result.outcome()).isEqualTo(Outcome.BINDING_FAILED);
    assertThat(desk.queues()).containsExactly("results");
  }

  @Test
  void aFunctionThatThrowsWritesNothing() {
    RunResult result = desk.run(App.class, "throws", "x");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.failure()).isInstanceOf(IllegalStateException.class).hasMessage("no");
    assertThat(desk.queues()).isEmpty();
  }
}
