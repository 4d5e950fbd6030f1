package io.queuerite.functions.internal.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;
import io.queuerite.functions.Case;
import io.queuerite.functions.internal.invoke.RunResult.Outcome;
import java.time.OffsetDateTime;
import java.util.Date;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions are told of their message; each logs it. */
final class MetadataTest {
  private static final String STORAGE = "AzureWebJobsStorage";
  private static final String QUEUE = "tasks";

  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** One function for each way to ask for metadata. */
  @NullUnmarked
  @SuppressWarnings({"unused", "JavaUtilDate"})
  public static final class Metadata {
    @FunctionName("all")
    @StorageAccount(STORAGE)
    public void all(
        @QueueTrigger(name = "in", queueName = QUEUE) String text,
        @BindingName("QueueTrigger") String same,
        @BindingName("DequeueCount") long count,
        @BindingName("Id") String id,
        @BindingName("PopReceipt") String receipt,
        @BindingName("ExpirationTime") Date expires,
        @BindingName("InsertionTime") Date inserted,
        @BindingName("NextVisibleTime") Date visible,
        ExecutionContext context) {
      context.getLogger().info(String.join(" ", same, "" + count, id, receipt));
      context.getLogger().info("" + (expires.getTime() - inserted.getTime()));
      context.getLogger().info("" + (visible.getTime() - inserted.getTime()));
    }

    @FunctionName("counts")
    @StorageAccount(STORAGE)
    public void counts(
        @QueueTrigger(name = "in", queueName = QUEUE) String text,
        @BindingName("DequeueCount") int first,
        @BindingName("DequeueCount") long second,
        @BindingName("DequeueCount") Integer third,
        @BindingName("DequeueCount") String fourth,
        ExecutionContext context) {
      context.getLogger().info(first + " " + second + " " + third + " " + fourth);
    }

    @FunctionName("times")
    @StorageAccount(STORAGE)
    public void times(
        @QueueTrigger(name = "in", queueName = QUEUE) String text,
        @BindingName("InsertionTime") Date date,
        @BindingName("InsertionTime") String json,
        @BindingName("ExpirationTime") String expires,
        ExecutionContext context) {
      context.getLogger().info(date.toInstant() + " " + json + " " + expires);
    }

    @FunctionName("offset")
    @StorageAccount(STORAGE)
    public void offset(
        @QueueTrigger(name = "in", queueName = QUEUE) String text,
        @BindingName("InsertionTime") OffsetDateTime time) {}

    @FunctionName("id")
    @StorageAccount(STORAGE)
    public void id(
        @QueueTrigger(name = "in", queueName = QUEUE) String text,
        @BindingName("Id") String id,
        ExecutionContext context) {
      context.getLogger().info(id);
    }

    @FunctionName("properties")
    @StorageAccount(STORAGE)
    public void properties(
        @QueueTrigger(name = "in", queueName = QUEUE) String text,
        @BindingName("a") String a,
        @BindingName("b") String b,
        @BindingName("c") String c,
        @BindingName("t") String t,
        ExecutionContext context) {
      context.getLogger().info(String.join(" ", a, b, c, t));
    }

    @FunctionName("e")
    @StorageAccount(STORAGE)
    public void e(
        @QueueTrigger(name = "in", queueName = QUEUE) String text, @BindingName("e") String e) {}

    @FunctionName("f")
    @StorageAccount(STORAGE)
    public void f(
        @QueueTrigger(name = "in", queueName = QUEUE) String text, @BindingName("f") String f) {}

    @FunctionName("wrongCase")
    @StorageAccount(STORAGE)
    public void wrongCase(
        @QueueTrigger(name = "in", queueName = QUEUE) String text,
        @BindingName("dequeuecount") String count) {}

    @FunctionName("nope")
    @StorageAccount(STORAGE)
    public void nope(
        @QueueTrigger(name = "in", queueName = QUEUE) String text,
        @BindingName("nope") String nope) {}
  }

  private static void assertUnbound(RunResult result, Class<? extends Throwable> why) {
    assertThat(result.outcome()).isEqualTo(Outcome.BINDING_FAILED);
    assertThat(result.failure()).isInstanceOf(why);
    assertThat(result.logs()).isEmpty();
  }

  @Case(108)
  @Test
  void sevenPropertiesCanBeAskedFor() {
    assertThat(desk.run(Metadata.class, "all", "hi").logs())
        .containsExactly("hi 1 real-id real-receipt", "604800000", "600000");
  }

  @Case(109)
  @Test
  void theDequeueCountIsAnyNumberAndText() {
    assertThat(desk.run(Metadata.class, "counts", "hi").logs()).containsExactly("1 1 1 1");
  }

  @Case(110)
  @Test
  void aTimeIsADateOrQuotedTextAndNothingElse() {
    QueueDelivery delivery = Desk.byHand("hi");
    assertThat(desk.function(Metadata.class, "times").body().run(delivery).logs())
        .containsExactly(
            "1970-01-01T00:00:00Z \"1970-01-01T00:00:00+00:00\" \"9999-12-31T23:59:59.9999999+00:00\"");
    assertThat(desk.run(Metadata.class, "offset", "hi").outcome())
        .isEqualTo(Outcome.BINDING_FAILED);
  }

  @Case(111)
  @Test
  void aPropertyOfTheMessageGoesBeforeTheMessagesOwn() {
    assertThat(desk.run(Metadata.class, "id", "{\"id\":\"x7\"}").logs()).containsExactly("x7");
  }

  @Case(112)
  @Test
  void propertiesOfTheMessageCanBeAskedForAsDotNetWritesThem() {
    String text =
        "{\"a\":1,\"b\":true,\"c\":{\"d\":2},\"e\":[1],\"f\":null,\"t\":\"2024-05-01T12:00:00Z\"}";
    assertThat(desk.run(Metadata.class, "properties", text).logs())
        .containsExactly("1 True {\"d\":2} 05/01/2024 12:00:00");
    assertUnbound(desk.run(Metadata.class, "e", text), IllegalArgumentException.class);
    assertUnbound(desk.run(Metadata.class, "f", text), IllegalArgumentException.class);
  }

  @Case(113)
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"[1,2]", "plain", "{broken"})
  void whatIsNoObjectHasNoProperties(String text) {
    assertThat(desk.run(Metadata.class, "id", text).logs()).containsExactly("real-id");
  }

  @Case(114)
  @Test
  void aNameInTheWrongCaseIsAnotherName() {
    assertUnbound(desk.run(Metadata.class, "wrongCase", "x"), IllegalArgumentException.class);
  }

  @Test
  void aNameThatNobodyKnowsFailsEveryRun() {
    RunResult result = desk.run(Metadata.class, "nope", "x");
    assertUnbound(result, IllegalArgumentException.class);
    assertThat(result.failure()).hasMessageContaining("cannot find matched @BindingName");
  }

  @Test
  void aRunByHandHasNoId() {
    RunResult result = desk.function(Metadata.class, "id").body().run(Desk.byHand("x"));
    assertUnbound(result, IllegalArgumentException.class);
  }
}
