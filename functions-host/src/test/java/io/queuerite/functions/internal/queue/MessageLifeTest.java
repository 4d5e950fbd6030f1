package io.queuerite.functions.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.RecordedRequest;
import io.queuerite.functions.Case;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.InvocationRecord.Action;
import io.queuerite.functions.Parity.FatalErrors;
import io.queuerite.functions.internal.invoke.QueueDelivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the first delivery of a message to its last. */
final class MessageLifeTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static void fail(QueueDelivery delivery) {
    throw new IllegalStateException("on purpose");
  }

  private static void failAtFirst(QueueDelivery delivery) {
    if (delivery.dequeueCount() == 1) {
      fail(delivery);
    }
  }

  private Rig failing() {
    return rig.function("f", "orders", MessageLifeTest::fail).queue("orders").put("orders", "a");
  }

  private List<Long> tries() {
    return rig.activity.records().stream().map(InvocationRecord::dequeueCount).toList();
  }

  @Test
  @Case(31)
  void aSuccessDeletesTheMessage() {
    rig.function("f", "orders", delivery -> {}).queue("orders").put("orders", "a").start();
    assertThat(rig.awaitRuns(1))
        .extracting(InvocationRecord::action)
        .containsExactly(Action.DELETED);
    assertThat(rig.count("orders")).isZero();
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L);
  }

  @Test
  @Case(32)
  void aFailureBringsTheMessageBackAtOnce() {
    rig.frozen().function("f", "orders", MessageLifeTest::failAtFirst).queue("orders");
    rig.put("orders", "a").start();
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L, 2L);
    assertThat(rig.activity.records())
        .extracting(InvocationRecord::action)
        .containsExactly(Action.RELEASED, Action.DELETED);
  }

  @Test
  @Case({33, 39})
  void theFifthFailureMovesTheMessageToPoison() {
    failing().frozen().start();
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(rig.count("orders")).isZero();
    assertThat(rig.texts("orders-poison")).containsExactly(Rig.base64("a"));
    assertThat(rig.emulator.journal().requests())
        .extracting(RecordedRequest::operation)
        .containsSubsequence(
            QueueOperation.PUT_MESSAGE,
            QueueOperation.CREATE_QUEUE,
            QueueOperation.PUT_MESSAGE,
            QueueOperation.DELETE_MESSAGE);
  }

  @Test
  @Case(34)
  void oneTryMayBeAllThereIs() {
    failing().tries(1).start();
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L);
    assertThat(rig.texts("orders-poison")).hasSize(1);
  }

  @Test
  @Case(36)
  void aFailedMessageWaitsAsLongAsItIsTold() {
    rig.frozen()
        .retryAfter(Duration.ofSeconds(3))
        .function("f", "orders", MessageLifeTest::failAtFirst);
    rig.queue("orders").put("orders", "a").start();
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L);
    assertThat(rig.requests(QueueOperation.UPDATE_MESSAGE))
        .singleElement()
        .satisfies(request -> assertThat(request.url()).contains("visibilitytimeout=3"));
    rig.advance(Duration.ofMillis(2999));
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L);
    rig.advance(Duration.ofMillis(1));
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L, 2L);
  }

  @Test
  @Case(37)
  void aFailedMessageKeepsItsText() {
    CountDownLatch once = new CountDownLatch(1);
    rig.retryAfter(Duration.ofHours(1)).function("f", "orders", MessageLifeTest::fail);
    rig.queue("orders").put("orders", "a").start();
    rig.await(HostEvent.Released.class, 1);
    once.countDown();
    rig.host().stopPolling();
    rig.advance(Duration.ofHours(1));
    assertThat(rig.texts("orders")).containsExactly(Rig.base64("a"));
  }

  @Test
  @Case(38)
  void aMessageReceivedTooOftenIsMovedWithoutARun() {
    rig.function("f", "orders", delivery -> {}).queue("orders").put("orders", "a");
    for (int i = 0; i < 5; i++) {
      assertThat(rig.client("orders").receiveMessage()).isNotNull();
      rig.advance(Duration.ofMinutes(1));
    }
    rig.start();
    rig.await(HostEvent.Deleted.class, 1);
    rig.awaitIdle();
    assertThat(rig.activity.records()).isEmpty();
    assertThat(rig.texts("orders-poison")).containsExactly(Rig.base64("a"));
    assertThat(rig.count("orders")).isZero();
  }

  @Test
  @Case({40, 45})
  void aCopyStaysWhereTheDeleteFindsNothing() {
    failing().tries(1);
    rig.emulator
        .faults()
        .add(FaultRule.of(Fault.error("MessageNotFound")).on(QueueOperation.DELETE_MESSAGE));
    rig.start();
    rig.await(HostEvent.Deleted.class, 1);
    assertThat(rig.texts("orders-poison")).hasSize(1);
    assertThat(rig.failure()).isNull();
  }

  @Test
  @Case(44)
  void anErrorFailsARunLikeAnyException() {
    rig.function(
            "f",
            "orders",
            delivery -> {
              if (delivery.dequeueCount() == 1) {
                throw new AssertionError("on purpose");
              }
            })
        .queue("orders")
        .put("orders", "a")
        .start();
    rig.awaitIdle();
    assertThat(tries()).containsExactly(1L, 2L);
  }

  @Test
  @Case(45)
  void aMessageThatIsGoneIsNoErrorForTheHost() {
    rig.function("f", "orders", delivery -> {}).queue("orders").put("orders", "a", "b");
    rig.batches(1, 0);
    rig.emulator
        .faults()
        .add(FaultRule.of(Fault.error("MessageNotFound")).on(QueueOperation.DELETE_MESSAGE));
    rig.start();
    assertThat(rig.awaitRuns(2))
        .extracting(InvocationRecord::action)
        .containsExactly(Action.LOST, Action.DELETED);
    assertThat(rig.failure()).isNull();
  }

  @Test
  @Case(46)
  void aServerErrorOnDeleteStopsTheHost() {
    rig.function("f", "orders", delivery -> {}).queue("orders").put("orders", "a");
    failDeletes();
    rig.start();
    assertThat(rig.awaitRuns(1))
        .extracting(InvocationRecord::action)
        .containsExactly(Action.FAILED);
    assertThat(rig.failure()).hasMessageContaining("500 InternalError");
  }

  @Test
  @Case(46)
  void aServerErrorOnDeleteCanBeLivedWith() {
    rig.function("f", "orders", delivery -> {}).queue("orders").put("orders", "a");
    rig.parity(was -> was.withFatalErrors(FatalErrors.BACK_OFF));
    failDeletes();
    rig.start();
    rig.awaitRuns(1);
    rig.put("orders", "b");
    assertThat(rig.awaitRuns(2)).extracting(InvocationRecord::action).contains(Action.DELETED);
    assertThat(rig.failure()).isNull();
  }

  private void failDeletes() {
    rig.emulator
        .faults()
        .add(FaultRule.of(Fault.error("InternalError")).on(QueueOperation.DELETE_MESSAGE));
  }
}
