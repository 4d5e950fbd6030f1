package io.queuerite.functions.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.functions.Case;
import io.queuerite.functions.HostEvent;
import io.queuerite.functions.HostEvent.Polled;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.internal.invoke.QueueDelivery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many runs there are at once. */
final class ConcurrencyTest {
  private final Rig rig = new Rig();
  private final Semaphore gate = new Semaphore(0);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @AfterEach
  void close() {
    gate.release(1000);
    rig.close();
  }

  /** Runs until the gate lets it go. */
  private void block(QueueDelivery delivery) throws InterruptedException {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    gate.acquire();
    running.decrementAndGet();
  }

  private static String[] texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "m" + i).toArray(String[]::new);
  }

  private void awaitRunning(int count) {
    assertThat(rig.activity.await(() -> running.get() == count, Rig.LONG))
        .as("%d running, not %d", count, running.get())
        .isTrue();
  }

  private int receives() {
    return rig.requests(QueueOperation.GET_MESSAGES).size();
  }

  @Test
  @Case(20)
  void theNextBatchIsAskedForWhenHalfIsDone() {
    rig.function("f", "orders", this::block).queue("orders").put("orders", texts(40)).start();
    awaitRunning(16);
    assertThat(receives()).isEqualTo(1);
    gate.release(7);
    rig.awaitRuns(7);
    assertThat(receives()).isEqualTo(1);
    gate.release(1);
    awaitRunning(24);
    gate.release(32);
    rig.awaitRuns(40);
    assertThat(most).hasValueLessThanOrEqualTo(24);
  }

  @Test
  @Case(23)
  void aBatchOfOneRunsOneAfterTheOther() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    rig.batches(1, 0)
        .function(
            "f",
            "orders",
            delivery -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              order.add(Rig.text(delivery));
              running.decrementAndGet();
            })
        .queue("orders")
        .put("orders", texts(5))
        .start();
    rig.awaitRuns(5);
    assertThat(most).hasValue(1);
    assertThat(order).containsExactly("m0", "m1", "m2", "m3", "m4");
  }

  @Test
  @Case(24)
  void aThresholdOfZeroWaitsForTheSlowest() {
    rig.batches(4, 0).function("f", "orders", this::block).queue("orders");
    rig.put("orders", texts(8)).start();
    awaitRunning(4);
    gate.release(3);
    rig.awaitRuns(3);
    assertThat(receives()).isEqualTo(1);
    gate.release(1);
    awaitRunning(4);
    assertThat(receives()).isEqualTo(2);
  }

  @Test
  @Case(25)
  void aBatchIsAlwaysAskedForInFull() {
    rig.batches(4, 3).function("f", "orders", this::block).queue("orders");
    rig.put("orders", texts(8)).start();
    awaitRunning(4);
    gate.release(1);
    awaitRunning(7);
    assertThat(rig.requests(QueueOperation.GET_MESSAGES))
        .allSatisfy(request -> assertThat(request.url()).contains("numofmessages=4&"));
    assertThat(rig.events(Polled.class)).extracting(Polled::found).startsWith(4, 4);
  }

  @Test
  @Case(26)
  void theLimitIsEachFunctionsOwn() {
    rig.function("f", "orders", this::block).function("g", "others", this::block);
    rig.queue("orders").queue("others").put("orders", texts(16)).put("others", texts(16)).start();
    awaitRunning(32);
  }

  @Test
  @Case(27)
  void twoFunctionsOnOneQueueShareItsMessages() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    rig.function("f", "orders", delivery -> seen.add(Rig.text(delivery)))
        .function("g", "orders", delivery -> seen.add(Rig.text(delivery)))
        .queue("orders")
        .put("orders", texts(20))
        .start();
    rig.awaitRuns(20);
    rig.awaitIdle();
    assertThat(seen).containsExactlyInAnyOrder(texts(20));
  }

  @Test
  @Case(28)
  void threeHostsHoldThreeTimesAsMany() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    rig.function(
            "f",
            "orders",
            delivery -> {
              seen.add(Rig.text(delivery));
              block(delivery);
            })
        .queue("orders")
        .put("orders", texts(100))
        .start();
    rig.another(new Activity());
    rig.another(new Activity());
    awaitRunning(48);
    gate.release(100);
    assertThat(rig.activity.await(() -> seen.size() == 100 && running.get() == 0, Rig.LONG))
        .isTrue();
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(most).hasValueLessThanOrEqualTo(72);
  }

  @Test
  @Case(47)
  void oneFailureTakesNobodyElseDown() {
    rig.function(
            "f",
            "orders",
            delivery -> {
              if (Rig.text(delivery).equals("m7") && delivery.dequeueCount() == 1) {
                throw new IllegalStateException("on purpose");
              }
            })
        .queue("orders")
        .put("orders", texts(16))
        .start();
    rig.awaitRuns(17);
    rig.awaitIdle();
    assertThat(rig.activity.records())
        .filteredOn(run -> run.dequeueCount() == 2)
        .extracting(InvocationRecord::action)
        .containsExactly(InvocationRecord.Action.DELETED);
    assertThat(rig.events(HostEvent.Released.class)).hasSize(1);
    assertThat(rig.count("orders")).isZero();
  }
}
