package io.queuerite.functions.internal.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;
import io.queuerite.functions.internal.config.RetryPolicy;
import io.queuerite.functions.internal.invoke.RunResult.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RetryAndTimeTest {
  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** Functions that do not end well. */
  @SuppressWarnings({"unused", "DoNotCallSuggester"})
  public static final class App {
    @FunctionName("fails")
    @StorageAccount("Storage")
    @FixedDelayRetry(maxRetryCount = 2, delayInterval = "01:00:00")
    public void fails(
        @QueueTrigger(name = "in", queueName = "tasks") String text, ExecutionContext context) {
      var retry = context.getRetryContext();
      String last = retry.getException() == null ? "none" : retry.getException().getMessage();
      context
          .getLogger()
          .info(retry.getRetrycount() + " of " + retry.getMaxretrycount() + " after " + last);
      throw new IllegalStateException("no " + retry.getRetrycount());
    }

    @FunctionName("blocks")
    @StorageAccount("Storage")
    public void blocks(
        @QueueTrigger(name = "in", queueName = "tasks") String text, ExecutionContext context)
        throws InterruptedException {
      context.getLogger().info("waiting");
      new CountDownLatch(1).await();
    }
  }

  /** Runs a function on a thread of its own, and moves the clock until it has ended. */
  private RunResult runInTime(String function, Duration step) {
    QueueFunction.Body body = desk.function(App.class, function).body();
    QueueDelivery delivery = desk.delivery(Payload.of("x"));
    CompletableFuture<RunResult> result = CompletableFuture.supplyAsync(() -> body.run(delivery));
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              if (!result.isDone()) {
                desk.emulator.clock().advance(step);
              }
              return result.isDone();
            });
    return result.join();
  }

  @Test
  void aPolicyRunsAFailedFunctionAgainWithTheLastFailure() {
    // The clock's steps may fall into a run, which must not count as a slow one.
    desk.hostJson("{\"version\": \"2.0\", \"functionTimeout\": \"-1\"}");
    RunResult result = runInTime("fails", Duration.ofHours(1));
    assertThat(result.logs())
        .containsExactly("0 of 2 after none", "1 of 2 after no 0", "2 of 2 after no 1");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.failure()).hasMessage("no 2");
    assertThat(desk.load(App.class).warnings())
        .singleElement()
        .asString()
        .contains("function fails: a retry policy is applied");
  }

  @Test
  void aRunThatTakesTooLongIsInterrupted() {
    desk.hostJson("{\"version\": \"2.0\", \"functionTimeout\": \"00:00:01\"}");
    RunResult result = runInTime("blocks", Duration.ofSeconds(1));
    assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(result.failure())
        .isInstanceOf(TimeoutException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(result.logs()).containsExactly("waiting");
  }

  @Test
  void anExponentialPolicyGrowsToItsMaximum() {
    RetryPolicy policy = new RetryPolicy(-1, Duration.ofSeconds(1), Duration.ofSeconds(7));
    assertThat(policy.delay(1, 0.5)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.delay(2, 0.5)).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.delay(3, 0.5)).isEqualTo(Duration.ofSeconds(3));
    assertThat(policy.delay(4, 0.5)).isEqualTo(Duration.ofSeconds(5));
    assertThat(policy.delay(5, 0.5)).isEqualTo(Duration.ofSeconds(7));
    assertThat(policy.delay(1000, 0.5)).isEqualTo(Duration.ofSeconds(7));
    assertThat(policy.allows(Integer.MAX_VALUE)).isTrue();
  }
}
