package io.queuerite.functions.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.models.QueueMessageItem;
import io.queuerite.functions.Case;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.InvocationRecord.Action;
import io.queuerite.functions.internal.invoke.QueueDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queue of what cannot be processed. */
final class PoisonTest {
  private final Rig rig = new Rig();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    rig.close();
  }

  private static void fail(QueueDelivery delivery) {
    throw new IllegalStateException("on purpose");
  }

  @Test
  @Case({79, 80})
  void theCopyIsANewMessageInAQueueMadeForIt() {
    rig.frozen().tries(1).function("f", "orders", PoisonTest::fail).queue("orders");
    rig.put("orders", "text").start();
    rig.awaitIdle();
    QueueMessageItem copy = rig.client("orders-poison").receiveMessage();
    assertThat(copy.getBody().toString()).isEqualTo(Rig.base64("text"));
    assertThat(copy.getDequeueCount()).isEqualTo(1);
    assertThat(copy.getMessageId()).isNotEqualTo(rig.activity.records().get(0).messageId());
    assertThat(Duration.between(copy.getInsertionTime(), copy.getExpirationTime())).hasDays(7);
  }

  @Test
  @Case(81)
  void aNameMayBeTooLongForAPoisonQueue() {
    assertThat(PoisonQueue.nameFor("q".repeat(56))).hasSize(63);
    assertThat(PoisonQueue.nameFor("q".repeat(57))).isNull();
    assertThat(PoisonQueue.nameFor("orders-poison")).isNull();
  }

  @Test
  @Case(82)
  void withoutAPoisonQueueAMessageComesBackAfterItsLease() {
    String name = "q".repeat(57);
    rig.frozen().tries(1).function("f", name, PoisonTest::fail).queue(name).put(name, "a").start();
    rig.awaitIdle();
    assertThat(rig.activity.records())
        .extracting(InvocationRecord::action)
        .containsExactly(Action.LEFT_INVISIBLE);
    rig.advance(Duration.ofMinutes(10));
    rig.awaitIdle();
    assertThat(rig.activity.records())
        .extracting(InvocationRecord::dequeueCount)
        .containsExactly(1L, 2L);
    assertThat(rig.count(name)).isEqualTo(1);
  }

  @Test
  @Case(83)
  void whoListensToAPoisonQueueGetsTheOriginalText() {
    rig.tries(1)
        .function("f", "orders", PoisonTest::fail)
        .function("p", "orders-poison", delivery -> seen.add(Rig.text(delivery)))
        .queue("orders")
        .put("orders", "original")
        .start();
    rig.awaitRuns(2);
    rig.awaitIdle();
    assertThat(seen).containsExactly("original");
    assertThat(rig.count("orders-poison")).isZero();
  }

  @Test
  @Case(84)
  void aPoisonHandlerThatFailsIsTriedAgainAfterTheLease() {
    rig.frozen().parity(was -> was.withLease(Duration.ofSeconds(2)));
    rig.function("p", "orders-poison", PoisonTest::fail).queue("orders-poison");
    rig.put("orders-poison", "a").start();
    rig.awaitIdle();
    assertThat(rig.activity.records()).hasSize(1);
    rig.advance(Duration.ofSeconds(2));
    rig.awaitIdle();
    assertThat(rig.activity.records()).hasSize(2);
    assertThat(rig.service.listQueues())
        .extracting(queue -> queue.getName())
        .containsExactly("orders-poison");
  }

  @Test
  @Case(85)
  void aPoisonMessageReceivedTooOftenIsRunOrSkipped() {
    rig.frozen().tries(1).function("p", "orders-poison", PoisonTest::fail).queue("orders-poison");
    rig.put("orders-poison", "a").start();
    rig.awaitIdle();
    rig.advance(Duration.ofMinutes(10));
    rig.awaitIdle();
    assertThat(rig.activity.records())
        .extracting(InvocationRecord::dequeueCount)
        .containsExactly(1L, 2L);
    rig.host().kill();
    rig.parity(was -> was.withSkipPoisonOverMax(true));
    Activity second = new Activity();
    QueueHost host = rig.another(second);
    rig.advance(Duration.ofMinutes(10));
    assertThat(host.awaitIdle(Rig.LONG)).isTrue();
    assertThat(second.records()).isEmpty();
    assertThat(second.events()).hasAtLeastOneElementOfType(HostEvent.LeftInvisible.class);
    assertThat(rig.count("orders-poison")).isEqualTo(1);
  }

  @Test
  @Case(86)
  void aFunctionMayDealWithPoisonItself() {
    rig.function(
            "f",
            "orders",
            delivery -> {
              if (delivery.dequeueCount() < 3) {
                fail(delivery);
              }
              rig.queue("dead").putRaw("dead", Rig.text(delivery));
            })
        .queue("orders")
        .put("orders", "a")
        .start();
    rig.awaitIdle();
    assertThat(rig.activity.records()).hasSize(3);
    assertThat(rig.texts("dead")).containsExactly("a");
    assertThat(rig.service.listQueues())
        .extracting(queue -> queue.getName())
        .containsExactly("dead", "orders");
  }
}
