package io.queuerite.functions.internal.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParseException;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;
import io.queuerite.functions.Case;
import io.queuerite.functions.internal.invoke.RunResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What functions say of what they were given; each logs it. */
final class ParametersTest {
  private static final String STORAGE = "AzureWebJobsStorage";
  private static final String QUEUE = "tasks";

  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** One function for each type. */
  @NullUnmarked
  @SuppressWarnings({"unused", "DoNotCallSuggester"})
  public static final class Types {
    private int runs;

    /** A message. */
    public static final class Task {
      String kind = "none";
      int size = 3;
    }

    @FunctionName("pojo")
    @StorageAccount(STORAGE)
    public void pojo(
        @QueueTrigger(name = "in", queueName = QUEUE) Task task, ExecutionContext context) {
      context.getLogger().info(task.kind + task.size);
    }

    @FunctionName("number")
    @StorageAccount(STORAGE)
    public void number(
        @QueueTrigger(name = "in", queueName = QUEUE) int number, ExecutionContext context) {
      context.getLogger().info("" + number);
    }

    @FunctionName("list")
    @StorageAccount(STORAGE)
    public void list(
        @QueueTrigger(name = "in", queueName = QUEUE) List<Task> tasks, ExecutionContext context) {
      tasks.forEach(task -> context.getLogger().info(task.kind));
    }

    @FunctionName("binary")
    @StorageAccount(STORAGE)
    public void binary(
        @QueueTrigger(name = "in", queueName = QUEUE, dataType = "binary") byte[] bytes,
        ExecutionContext context) {
      context.getLogger().info(Arrays.toString(bytes));
    }

    @FunctionName("bytes")
    @StorageAccount(STORAGE)
    public void bytes(
        @QueueTrigger(name = "in", queueName = QUEUE) byte[] bytes, ExecutionContext context) {
      context.getLogger().info(Arrays.toString(bytes));
    }

    @FunctionName("optional")
    @StorageAccount(STORAGE)
    public void optional(
        @QueueTrigger(name = "in", queueName = QUEUE) Optional<String> text,
        ExecutionContext context) {
      context.getLogger().info("" + text);
    }

    @FunctionName("text")
    @StorageAccount(STORAGE)
    public void text(
        @QueueTrigger(name = "in", queueName = QUEUE) String text,
        @BindingName("QueueTrigger") String same,
        ExecutionContext context) {
      context.getLogger().info(text + "|" + same);
    }

    @FunctionName("counter")
    @StorageAccount(STORAGE)
    public void counter(
        @QueueTrigger(name = "in", queueName = QUEUE) String text, ExecutionContext context) {
      runs++;
      context.getLogger().info("" + runs);
    }

    @FunctionName("stranger")
    @StorageAccount(STORAGE)
    public void stranger(
        @QueueTrigger(name = "in", queueName = QUEUE) String text, String stranger) {}

    @FunctionName("context")
    @StorageAccount(STORAGE)
    public void context(
        @QueueTrigger(name = "in", queueName = QUEUE) String text, ExecutionContext context) {
      context.getLogger().info(context.getFunctionName() + " " + context.getInvocationId());
      context.getLogger().fine("quietly");
    }

    @FunctionName("error")
    @StorageAccount(STORAGE)
    public void error(@QueueTrigger(name = "in", queueName = QUEUE) String text) {
      throw new AssertionError(text);
    }
  }

  private static void assertUnbound(RunResult result, Class<? extends Throwable> why) {
    assertThat(result.outcome()).isEqualTo(Outcome.BINDING_FAILED);
    assertThat(result.failure()).isInstanceOf(why);
    assertThat(result.logs()).isEmpty();
  }

  @Case(116)
  @Test
  void anObjectIsBoundByItsFields() {
    assertThat(desk.run(Types.class, "pojo", "{\"kind\": \"a\", \"more\": 1}").logs())
        .containsExactly("a3");
  }

  @Test
  void whatIsNoJsonDoesNotReachTheFunction() {
    assertUnbound(desk.run(Types.class, "pojo", "not json at all"), JsonParseException.class);
  }

  @Case(118)
  @ParameterizedTest
  @ValueSource(strings = {"null", ""})
  void nothingIsNoObject(String text) {
    assertUnbound(desk.run(Types.class, "pojo", text), ClassCastException.class);
  }

  @Case(119)
  @Test
  void aNumberIsReadAsJavaDoes() {
    assertThat(desk.run(Types.class, "number", "42").logs()).containsExactly("42");
    assertUnbound(desk.run(Types.class, "number", "4x"), ClassCastException.class);
  }

  @Case(120)
  @Test
  void aListIsBoundByItsElements() {
    assertThat(desk.run(Types.class, "list", "[{\"kind\":\"a\"},{\"kind\":\"b\"}]").logs())
        .containsExactly("a", "b");
  }

  @Case(121)
  @Test
  void bytesAreRawWhereTheyAreAskedForAndElseJson() {
    assertThat(desk.run(Types.class, "binary", new byte[] {-1, 0}).logs())
        .containsExactly("[-1, 0]");
    assertThat(desk.run(Types.class, "bytes", "[1,2]").logs()).containsExactly("[1, 2]");
    assertUnbound(desk.run(Types.class, "bytes", "text"), JsonParseException.class);
  }

  @Case(122)
  @Test
  void anOptionalIsPresent() {
    assertThat(desk.run(Types.class, "optional", "x").logs()).containsExactly("Optional[x]");
  }

  @Test
  void aTextIsTheMessageAndItsMetadata() {
    assertThat(desk.run(Types.class, "text", "grüße 🎉").logs())
        .containsExactly("grüße 🎉|grüße 🎉");
  }

  @Test
  void whatIsNoUtf8IsNoText() {
    byte[] invalid = "xü".getBytes(StandardCharsets.ISO_8859_1);
    assertUnbound(desk.run(Types.class, "text", invalid), IllegalArgumentException.class);
  }

  @Case(124)
  @Test
  void eachRunHasAnInstanceOfItsOwn() {
    QueueFunction counter = desk.function(Types.class, "counter");
    QueueDelivery delivery = desk.delivery(Payload.of("x"));
    assertThat(counter.body().run(delivery).logs()).containsExactly("1");
    assertThat(counter.body().run(delivery).logs()).containsExactly("1");
  }

  @Case(127)
  @Test
  void whatAFunctionLogsIsKept() {
    List<String> lines = desk.run(Types.class, "context", "x").logs();
    assertThat(lines.get(0)).matches("context [0-9a-f-]{36}");
    assertThat(lines.get(1)).isEqualTo("quietly");
  }

  @Case(128)
  @Test
  void aParameterThatSaysNothingFailsTheRun() {
    assertUnbound(desk.run(Types.class, "stranger", "x"), ClassCastException.class);
  }

  @Test
  void anErrorIsAFailureLikeAnyOther() {
    RunResult result = desk.run(Types.class, "error", "bad");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.failure()).isInstanceOf(AssertionError.class).hasMessage("bad");
  }
}
