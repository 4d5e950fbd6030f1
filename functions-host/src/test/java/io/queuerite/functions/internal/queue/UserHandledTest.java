package io.queuerite.functions.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.functions.Case;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.InvocationRecord.Action;
import io.queuerite.functions.internal.invoke.QueueDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Functions that change or delete their message themselves. */
final class UserHandledTest {
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  private final Rig rig = new Rig().frozen();
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void close() {
    goOn.countDown();
    rig.close();
  }

  private Rig one(Rig.Work work) {
    return rig.function("f", "orders", work).queue("orders").put("orders", "a");
  }

  private void delete(QueueDelivery delivery, String receipt) {
    rig.client("orders").deleteMessage(Objects.requireNonNull(delivery.id()), receipt);
  }

  private String hide(QueueDelivery delivery, Duration time) {
    return rig.client("orders")
        .updateMessage(
            Objects.requireNonNull(delivery.id()),
            Objects.requireNonNull(delivery.popReceipt()),
            null,
            time)
        .getPopReceipt();
  }

  private List<Long> tries() {
    return rig.activity.records().stream().map(InvocationRecord::dequeueCount).toList();
  }

  @Test
  @Case(59)
  void aMessageThatTheFunctionDeletesIsGoneOnce() {
    one(delivery -> delete(delivery, Objects.requireNonNull(delivery.popReceipt()))).start();
    rig.awaitIdle();
    assertThat(rig.activity.records())
        .extracting(InvocationRecord::action)
        .containsExactly(Action.LOST);
    assertThat(rig.count("orders")).isZero();
    assertThat(rig.failure()).isNull();
  }

  @Test
  @Case(60)
  void aMessageThatTheFunctionHidesComesBack() {
    one(delivery -> hide(delivery, FIVE_SECONDS)).start();
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L);
    rig.advance(FIVE_SECONDS);
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L, 2L);
  }

  @Test
  @Case(61)
  void aFailureDoesNotBringBackEarlierWhatTheFunctionHid() {
    one(delivery -> {
          hide(delivery, FIVE_SECONDS);
          throw new IllegalStateException("on purpose");
        })
        .start();
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L);
    assertThat(rig.events(HostEvent.Released.class))
        .extracting(e -> e.found())
        .containsExactly(false);
    rig.advance(FIVE_SECONDS);
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L, 2L);
  }

  @Test
  @Case(62)
  void theLastFailureLeavesWhatTheFunctionHidInBothQueues() {
    rig.tries(1);
    one(delivery -> {
          hide(delivery, FIVE_SECONDS);
          throw new IllegalStateException("on purpose");
        })
        .start();
    rig.awaitIdle();
    assertThat(rig.texts("orders-poison")).hasSize(1);
    assertThat(rig.count("orders")).isEqualTo(1);
  }

  @Test
  @Case(63)
  void aFunctionThatTakesOverTheLeaseMustDeleteItself() {
    CompletableFuture<String> taken = new CompletableFuture<>();
    one(delivery -> {
          String receipt = hide(delivery, Duration.ofHours(1));
          taken.complete(receipt);
          goOn.await();
          delete(delivery, receipt);
        })
        .start();
    taken.orTimeout(20, TimeUnit.SECONDS).join();
    rig.advance(Duration.ofMinutes(5));
    rig.await(HostEvent.RenewalLost.class, 1);
    rig.advance(Duration.ofMinutes(20));
    goOn.countDown();
    rig.awaitRuns(1);
    assertThat(rig.activity.records())
        .singleElement()
        .returns(InvocationRecord.Outcome.SUCCEEDED, InvocationRecord::outcome)
        .returns(Action.LOST, InvocationRecord::action);
    assertThat(rig.count("orders")).isZero();
  }

  @Test
  @Case(64)
  void aFunctionThatTakesOverTheLeaseAndForgetsItIsRunTwiceAtOnce() {
    CompletableFuture<String> taken = new CompletableFuture<>();
    one(delivery -> {
          if (delivery.dequeueCount() == 1) {
            taken.complete(hide(delivery, Duration.ofMinutes(6)));
            goOn.await();
          }
        })
        .start();
    taken.orTimeout(20, TimeUnit.SECONDS).join();
    rig.advance(Duration.ofMinutes(6));
    Activity second = new Activity();
    QueueHost unused = rig.another(second);
    // Either host may get it, while the first run goes on.
    boolean ran =
        rig.activity.await(
            () -> second.records().size() + rig.activity.records().size() == 1, Rig.LONG);
    assertThat(ran).isTrue();
    assertThat(rig.activity.running()).isEqualTo(1);
  }

  @Test
  @Case(65)
  void aFunctionThatFailsOnAStaleReceiptIsTriedAgain() {
    one(delivery -> {
          if (delivery.dequeueCount() == 1) {
            String stale = Objects.requireNonNull(delivery.popReceipt());
            hide(delivery, Duration.ofSeconds(1));
            delete(delivery, stale);
          }
        })
        .start();
    rig.awaitIdle();
    rig.advance(Duration.ofSeconds(1));
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L, 2L);
    assertThat(rig.count("orders")).isZero();
  }
}
