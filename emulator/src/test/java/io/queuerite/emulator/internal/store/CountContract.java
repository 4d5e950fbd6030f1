package io.queuerite.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Counts are never lower than the truth, and what nobody can see is swept away. */
public interface CountContract extends StoreUnderTest {
  /** More than two slices of the sweeper. */
  int MANY = 450;

  @Test
  default void countsIncludeWhatIsInvisible() {
    TestQueue queue = newQueue();
    assertThat(queue.count()).isZero();
    queue.put("a", NOW);
    queue.put("b", NOW, NOW.plusSeconds(60));
    assertThat(queue.count()).isEqualTo(2);
    StoredMessage got = queue.get(NOW);
    assertThat(queue.count()).isEqualTo(2);
    got = queue.update(got, NOW, null, NOW);
    assertThat(queue.count()).isEqualTo(2);
    queue.delete(got, NOW);
    assertThat(queue.count()).isOne();
  }

  @Test
  default void aCountSeesWhatWasAskedForJustBefore() {
    TestQueue queue = newQueue();
    List<CompletableFuture<Long>> counts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      CompletableFuture<StoredMessage> unused = store().put(queue.address(), message(60));
      counts.add(store().getQueue(queue.address()).thenApply(found -> found.messageCount()));
    }
    for (int i = 0; i < counts.size(); i++) {
      assertThat(Answers.await(counts.get(i))).isEqualTo(i + 1);
    }
  }

  @Test
  default void anExpiredMessageMayCountUntilItIsSwept() {
    TestQueue queue = newQueue();
    queue.put(message(5));
    queue.put(message(60));
    Instant later = NOW.plusSeconds(5);
    assertThat(queue.count()).isBetween(1L, 2L);
    sweepAll(later);
    assertThat(queue.count()).isOne();
    assertThat(queue.texts(later)).hasSize(1);
  }

  @Test
  default void aSweepTakesNothingThatIsAlive() {
    TestQueue queue = newQueue();
    StoredMessage hidden = queue.put("hidden", NOW, NOW.plusSeconds(60));
    queue.put(message(5));
    Instant tickBeforeTheEnd = NOW.plusSeconds(5).minusNanos(100);
    assertThat(sweepAll(tickBeforeTheEnd)).isZero();
    assertThat(queue.count()).isEqualTo(2);
    queue.delete(hidden, tickBeforeTheEnd);
    assertThat(queue.texts(tickBeforeTheEnd)).hasSize(1);
  }

  @Test
  default void sweepingComesToAnEnd() {
    TestQueue queue = newQueue();
    TestQueue cleared = queue("cleared").created();
    TestQueue deleted = queue("deleted").created();
    putMany(queue, 5);
    putMany(queue, 60);
    putMany(cleared, 60);
    putMany(deleted, 60);
    cleared.clear();
    cleared.put(message(60));
    deleted.deleteQueue();
    Instant later = NOW.plusSeconds(5);
    assertThat(sweepAll(later)).isGreaterThanOrEqualTo(3 * MANY);
    assertThat(sweepAll(later)).isZero();
    assertThat(queue.count()).isEqualTo(MANY);
    assertThat(queue.texts(later)).hasSize(MANY);
    assertThat(cleared.count()).isOne();
  }

  @Test
  default void sweptMessagesDoNotComeBackWhenTimeIsTurnedBack() {
    TestQueue queue = newQueue();
    queue.put(message(5));
    sweepAll(NOW.plusSeconds(5));
    assertThat(queue.texts(NOW)).isEmpty();
    assertThat(queue.count()).isZero();
  }

  /** Clearing costs the same whatever lies there, because it touches no message. */
  @Test
  default void clearingAndDeletingLeaveTheRowsToTheSweeper() {
    TestQueue queue = newQueue();
    putMany(queue, 60);
    queue.clear();
    assertThat(sweepAll(NOW)).isGreaterThanOrEqualTo(MANY);
    putMany(queue, 60);
    queue.deleteQueue();
    assertThat(sweepAll(NOW)).isGreaterThanOrEqualTo(MANY);
  }

  @Test
  default void anEmptyQueueClearedAgainAndAgainLeavesNothingToSweep() {
    TestQueue queue = newQueue();
    for (int i = 0; i < 10; i++) {
      queue.clear();
    }
    sweepAll(NOW);
    assertThat(sweepAll(NOW)).isZero();
    assertThat(queue.count()).isZero();
  }

  private static void putMany(TestQueue queue, int secondsToLive) {
    List<CompletableFuture<StoredMessage>> puts = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      puts.add(queue.store().put(queue.address(), message(secondsToLive)));
    }
    puts.forEach(Answers::await);
  }

  private static NewMessage message(int secondsToLive) {
    return new NewMessage(MessageText.of("a"), NOW, NOW, NOW.plusSeconds(secondsToLive));
  }
}
