package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a reader of a failed test is told of the emulator. */
final class FailureReportTest {

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @QueueTest
  static class Failing {
    @Test
    void test(@Queue("orders") QueueClient orders) {
      orders.sendMessage("hello");
      orders.receiveMessage();
      throw new AssertionError("expected another");
    }

    @AfterEach
    void tidyUp(@Queue("orders") QueueClient orders) {
      orders.clearMessages();
    }
  }

  @Test
  void aFailureShowsTheLastRequests() {
    Throwable failure = Launched.classes(Failing.class).onlyFailure();
    assertThat(failure)
        .hasMessage("expected another")
        .hasSuppressedException(failure.getSuppressed()[0]);
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(printed(failure))
        .contains("Suppressed: ")
        .contains("POST /devstoreaccount1/orders/messages -> 201")
        .contains("GET /devstoreaccount1/orders/messages?numofmessages=1 -> 200")
        .contains("Queue orders of devstoreaccount1: 1 message")
        .as("what came before the failure, not what tidied up after it")
        .doesNotContain("DELETE /devstoreaccount1/orders/messages");
  }

  @QueueTest
  static class FailingAfterwards {
    @Test
    void test(@Queue("orders") QueueClient orders) {
      orders.sendMessage("hello");
    }

    @AfterEach
    void check() {
      throw new AssertionError("left behind");
    }
  }

  @Test
  void aFailureAfterTheTestShowsThemToo() {
    assertThat(printed(Launched.classes(FailingAfterwards.class).onlyFailure()))
        .contains("left behind")
        .contains("POST /devstoreaccount1/orders/messages -> 201");
  }

  @QueueTest(perTestAccount = true)
  static class FailingWithAnAccount {
    @Test
    void test(@Queue("orders") QueueClient orders) {
      orders.sendMessage("hello");
      throw new AssertionError("expected another");
    }

    @Test
    void other(@Queue("parcels") QueueClient parcels) {
      parcels.sendMessage("hello");
    }
  }

  @Test
  void aFailureWithAnAccountShowsNothingOfOtherTests() {
    assertThat(printed(Launched.classes(FailingWithAnAccount.class).onlyFailure()))
        .containsPattern("Queue orders of test\\d+: 1 message")
        .containsPattern("POST /test\\d+/orders/messages -> 201")
        .doesNotContain("/parcels");
  }

  /** Made without room for anything beside the message. */
  static final class Narrow extends Error {
    private static final long serialVersionUID = 1L;

    Narrow() {
      super("narrow", null, false, false);
    }
  }

  @QueueTest
  static class FailingNarrowly {
    @Test
    void test(@Queue("orders") QueueClient orders) {
      orders.sendMessage("hello");
      throw new Narrow();
    }
  }

  @Test
  void aFailureThatTakesNoReportLeavesItToAReportEntry() {
    Launched launched = Launched.classes(FailingNarrowly.class);
    assertThat(launched.onlyFailure()).isInstanceOf(Narrow.class);
    assertThat(launched.reportEntries()).hasSize(1);
    assertThat(launched.reportEntries().toString()).contains("/orders/messages -> 201");
  }

  @QueueTest
  static class Fine {
    @Test
    void passing(@Queue("orders") QueueClient orders) {
      orders.sendMessage("hello");
    }

    @Test
    void skipped() {
      Assumptions.abort("not here");
    }
  }

  @Test
  void whatDidNotFailIsNotReported() {
    Launched launched = Launched.classes(Fine.class);
    assertThat(launched.failures()).isEmpty();
    assertThat(launched.reportEntries()).isEmpty();
  }
}
