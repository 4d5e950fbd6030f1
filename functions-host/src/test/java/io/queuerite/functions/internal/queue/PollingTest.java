package io.queuerite.functions.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.functions.Case;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.HostEvent.Asked;
import io.queuerite.functions.HostEvent.Polled;
import io.queuerite.functions.HostEvent.Waiting;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.Parity.FatalErrors;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a listener asks for messages, and how long it waits in between. */
final class PollingTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Rig listening() {
    return rig.function("f", "orders", delivery -> {});
  }

  /** Lets the clock run through so many waits of an empty queue. */
  private List<Duration> waits(int count) {
    for (int i = 1; i <= count; i++) {
      Waiting wait = rig.await(Waiting.class, i).get(i - 1);
      rig.advance(wait.delay());
    }
    return rig.events(Waiting.class).stream().limit(count).map(Waiting::delay).toList();
  }

  @Test
  @Case(1)
  void theFirstPollComesAtOnce() {
    listening().frozen().queue("orders").start();
    rig.await(Polled.class, 1);
    assertThat(rig.requests(QueueOperation.GET_MESSAGES))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.url()).contains("numofmessages=16", "visibilitytimeout=600"));
  }

  @Test
  @Case(2)
  void aMissingQueueIsAskedForAndNeverMade() {
    listening().frozen().start();
    assertThat(waits(4)).extracting(Duration::toMillis).containsExactly(100L, 200L, 300L, 500L);
    assertThat(rig.emulator.journal().requests())
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.operation()).isEqualTo(QueueOperation.GET_QUEUE_METADATA));
  }

  @Test
  @Case(3)
  void aQueueThatIsMadeLaterIsFoundAtTheNextPoll() {
    listening().frozen().start();
    waits(2);
    rig.await(Waiting.class, 3);
    rig.queue("orders").put("orders", "late");
    long asked = rig.events(Asked.class).size();
    rig.advance(Duration.ofMillis(300));
    assertThat(rig.awaitRuns(1)).extracting(InvocationRecord::function).containsExactly("f");
    rig.awaitIdle();
    assertThat(rig.events(Asked.class)).hasSize((int) asked + 1);
  }

  @Test
  @Case({4, 6})
  void theWaitGrowsToItsMaximumAndStaysThere() {
    listening().frozen().maxPolling(Duration.ofMinutes(1)).queue("orders").start();
    assertThat(waits(14))
        .extracting(Duration::toMillis)
        .containsExactly(
            100L, 200L, 300L, 500L, 900L, 1700L, 3300L, 6500L, 12_900L, 25_700L, 51_300L, 60_000L,
            60_000L, 60_000L);
  }

  @Test
  @Case(7)
  void aMessageStartsTheSeriesAnew() {
    listening().frozen().queue("orders").start();
    waits(8);
    rig.await(Waiting.class, 9);
    rig.put("orders", "a");
    rig.advance(Duration.ofSeconds(2));
    assertThat(rig.await(Waiting.class, 10).get(9).delay()).isEqualTo(Duration.ofMillis(100));
    rig.advance(Duration.ofMillis(100));
    assertThat(rig.await(Waiting.class, 11).get(10).delay()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  @Case(8)
  void theNextPollFollowsAFoundMessageAtOnce() {
    listening().frozen().queue("orders").put("orders", "a").start();
    List<Polled> polls = rig.await(Polled.class, 2);
    assertThat(polls).extracting(Polled::found).startsWith(1, 0);
    assertThat(rig.activity.events())
        .filteredOn(event -> event instanceof Polled || event instanceof Waiting)
        .startsWith(polls.get(0), polls.get(1));
  }

  @Test
  @Case(14)
  void aBatchOfUndecodableTextsIsAnEmptyPoll() {
    listening().frozen().queue("orders");
    rig.putRaw("orders", "Hello, World!").start();
    assertThat(waits(2)).extracting(Duration::toMillis).containsExactly(100L, 200L);
  }

  @Test
  @Case(15)
  void aPoisonedMessageWakesWhoListensToThePoisonQueue() {
    rig.function("f", "orders", delivery -> fail()).function("p", "orders-poison", delivery -> {});
    rig.frozen().tries(1).queue("orders").queue("orders-poison").start();
    rig.await(Waiting.class, 2);
    rig.put("orders", "a");
    rig.host().pollNow("f");
    // The clock stands still: only the wake-up can have made the other listener poll.
    assertThat(rig.awaitRuns(2)).extracting(InvocationRecord::function).containsExactly("f", "p");
  }

  private static void fail() {
    throw new IllegalStateException("on purpose");
  }

  @Test
  @Case(16)
  void aQueueThatGoesAwayIsWaitedForAgain() {
    listening().queue("orders").start();
    rig.await(Polled.class, 1);
    rig.client("orders").delete();
    rig.activity.forget();
    assertThat(rig.await(Asked.class, 1).get(0).exists()).isFalse();
    rig.queue("orders").put("orders", "a");
    rig.awaitRuns(1);
    assertThat(rig.failure()).isNull();
  }

  @Test
  @Case(17)
  void aBusyServiceIsWaitedFor() {
    listening().queue("orders").put("orders", "a");
    rig.emulator
        .faults()
        .add(FaultRule.of(Fault.serverBusy()).on(QueueOperation.GET_MESSAGES).times(2));
    rig.start();
    rig.awaitRuns(1);
    assertThat(rig.events(Waiting.class)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(rig.failure()).isNull();
  }

  @Test
  @Case(18)
  void aQueueThatIsBeingDeletedIsWaitedFor() {
    listening().queue("orders").put("orders", "a");
    rig.emulator
        .faults()
        .add(FaultRule.of(Fault.error("QueueBeingDeleted")).on(QueueOperation.GET_MESSAGES));
    rig.start();
    rig.awaitRuns(1);
    assertThat(rig.events(Asked.class)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(rig.failure()).isNull();
  }

  @Test
  @Case(19)
  void aRefusalStopsTheHost() {
    listening().queue("orders");
    rig.emulator
        .faults()
        .add(
            FaultRule.of(Fault.error("AuthenticationFailed"))
                .on(QueueOperation.GET_MESSAGES)
                .always());
    rig.start();
    rig.await(HostEvent.Fatal.class, 1);
    assertThat(rig.activity.await(() -> rig.failure() != null, Rig.LONG)).isTrue();
    assertThat(rig.failure()).hasMessageContaining("403 AuthenticationFailed");
  }

  @Test
  @Case(19)
  void aRefusalCanBeTriedAgain() {
    listening().parity(was -> was.withFatalErrors(FatalErrors.BACK_OFF)).queue("orders");
    rig.put("orders", "a");
    rig.emulator
        .faults()
        .add(
            FaultRule.of(Fault.error("AuthenticationFailed"))
                .on(QueueOperation.GET_MESSAGES)
                .times(2));
    rig.start();
    rig.awaitRuns(1);
    assertThat(rig.failure()).isNull();
  }
}
