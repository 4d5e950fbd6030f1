package io.queuerite.functions.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.queue.models.QueueStorageException;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.functions.Case;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.HostEvent.RenewalFailed;
import io.queuerite.functions.HostEvent.Renewed;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.InvocationRecord.Action;
import io.queuerite.functions.internal.invoke.QueueDelivery;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a message stays invisible to others while its function runs. */
final class LeaseTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final Rig rig = new Rig().frozen();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CompletableFuture<QueueDelivery> delivered = new CompletableFuture<>();

  @AfterEach
  void close() {
    goOn.countDown();
    rig.close();
  }

  private void block(QueueDelivery delivery) throws InterruptedException {
    delivered.complete(delivery);
    goOn.await();
  }

  /** A run that has begun, and goes on until it is let go. */
  private QueueDelivery longRun() {
    rig.function("f", "orders", this::block).queue("orders").put("orders", "a").start();
    return delivered.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private void failRenewals(Fault fault, int times) {
    rig.emulator.faults().add(FaultRule.of(fault).on(QueueOperation.UPDATE_MESSAGE).times(times));
  }

  @Test
  @Case({49, 50})
  void aLongRunsLeaseIsRenewedEveryFiveMinutes() {
    longRun();
    rig.advance(FIVE_MINUTES);
    rig.await(Renewed.class, 1);
    rig.advance(FIVE_MINUTES);
    rig.await(Renewed.class, 2);
    rig.advance(Duration.ofMinutes(2));
    goOn.countDown();
    assertThat(rig.awaitRuns(1))
        .singleElement()
        .returns(Action.DELETED, InvocationRecord::action)
        .returns(Duration.ofMinutes(12), InvocationRecord::duration);
    assertThat(rig.requests(QueueOperation.UPDATE_MESSAGE))
        .hasSize(2)
        .allSatisfy(
            renewal -> {
              assertThat(renewal.url()).contains("visibilitytimeout=600");
              assertThat(renewal.status()).isEqualTo(204);
            })
        .extracting(renewal -> renewal.url())
        .doesNotHaveDuplicates();
    assertThat(rig.count("orders")).isZero();
  }

  @Test
  @Case({51, 52})
  void theReceiptThatTheFunctionGotIsStaleAfterARenewal() {
    QueueDelivery delivery = longRun();
    rig.advance(FIVE_MINUTES);
    rig.await(Renewed.class, 1);
    assertThatThrownBy(
            () ->
                rig.client("orders")
                    .deleteMessage(
                        Objects.requireNonNull(delivery.id()),
                        Objects.requireNonNull(delivery.popReceipt())))
        .isInstanceOf(QueueStorageException.class)
        .hasMessageContaining("404");
    rig.advance(FIVE_MINUTES);
    rig.await(Renewed.class, 2);
    rig.advance(Duration.ofMinutes(1));
    assertThat(delivery.nextVisibleTime()).isBefore(rig.emulator.clock().now());
    assertThat(rig.client("orders").receiveMessage()).isNull();
  }

  @Test
  @Case(53)
  void aLostLeaseIsNotRenewedAndTheRunGoesOn() {
    failRenewals(Fault.error("MessageNotFound"), 1);
    longRun();
    rig.advance(FIVE_MINUTES);
    rig.await(HostEvent.RenewalLost.class, 1);
    rig.advance(Duration.ofMinutes(20));
    goOn.countDown();
    rig.awaitRuns(1);
    assertThat(rig.requests(QueueOperation.UPDATE_MESSAGE)).hasSize(1);
    assertThat(rig.failure()).isNull();
  }

  @Test
  @Case(54)
  void aRenewalThatFailsIsTriedAgainSooner() {
    failRenewals(Fault.serverBusy(), 3);
    longRun();
    rig.advance(FIVE_MINUTES);
    assertThat(rig.await(RenewalFailed.class, 1).get(0).retry()).hasSeconds(150);
    rig.advance(Duration.ofSeconds(150));
    assertThat(rig.await(RenewalFailed.class, 2).get(1).retry()).hasSeconds(75);
    rig.advance(Duration.ofSeconds(75));
    assertThat(rig.await(RenewalFailed.class, 3).get(2).retry()).hasSeconds(60);
    rig.advance(Duration.ofSeconds(60));
    rig.await(Renewed.class, 1);
    goOn.countDown();
    assertThat(rig.awaitRuns(1))
        .extracting(InvocationRecord::action)
        .containsExactly(Action.DELETED);
  }

  @Test
  @Case(54)
  void aRenewalThatFailsCanStopTheHostAsInTheCloud() {
    rig.parity(was -> was.withFatalRenewals(true));
    failRenewals(Fault.serverBusy(), 1);
    longRun();
    rig.advance(FIVE_MINUTES);
    rig.await(HostEvent.Fatal.class, 1);
    assertThat(rig.activity.await(() -> rig.failure() != null, Rig.LONG)).isTrue();
  }

  @Test
  @Case(55)
  void aShortRunRenewsNothing() {
    longRun();
    rig.advance(FIVE_MINUTES.minusMillis(1));
    goOn.countDown();
    rig.awaitRuns(1);
    rig.advance(FIVE_MINUTES);
    rig.awaitIdle();
    assertThat(rig.requests(QueueOperation.UPDATE_MESSAGE)).isEmpty();
  }

  @Test
  @Case(56)
  void aCrashBringsTheMessageBackWhenTheLeaseIsOver() {
    longRun();
    rig.host().kill();
    rig.awaitRuns(1);
    assertThat(rig.activity.records())
        .extracting(InvocationRecord::action)
        .containsExactly(Action.ABANDONED);
    goOn.countDown();
    Activity second = new Activity();
    QueueHost host = rig.another(second);
    assertThat(host.awaitIdle(Rig.LONG)).isTrue();
    assertThat(second.records()).isEmpty();
    rig.advance(Duration.ofMinutes(10));
    assertThat(host.awaitIdle(Rig.LONG)).isTrue();
    assertThat(second.records())
        .singleElement()
        .returns(2L, InvocationRecord::dequeueCount)
        .returns(Action.DELETED, InvocationRecord::action);
    assertThat(rig.requests(QueueOperation.DELETE_MESSAGE)).hasSize(1);
  }

  @Test
  @Case(57)
  void aCrashInTheLastTryMovesTheMessageToPoisonWithoutAnother() {
    rig.tries(1);
    longRun();
    rig.host().kill();
    rig.awaitRuns(1);
    goOn.countDown();
    rig.advance(Duration.ofMinutes(10));
    Activity second = new Activity();
    assertThat(rig.another(second).awaitIdle(Rig.LONG)).isTrue();
    assertThat(second.records()).isEmpty();
    assertThat(rig.texts("orders-poison")).containsExactly(Rig.base64("a"));
    assertThat(rig.count("orders")).isZero();
  }

  @Test
  @Case(58)
  void nobodyElseGetsAMessageThatIsRun() {
    longRun();
    assertThat(rig.client("orders").receiveMessage()).isNull();
    assertThat(rig.texts("orders")).isEmpty();
  }
}
