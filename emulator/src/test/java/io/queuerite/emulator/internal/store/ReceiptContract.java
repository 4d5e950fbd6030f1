package io.queuerite.emulator.internal.store;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.Ticks;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A message obeys its latest receipt and no other. */
public interface ReceiptContract extends StoreUnderTest {
  @Test
  default void theReceiptOfAPutIsGoodUntilSomebodyGetsTheMessage() {
    TestQueue queue = newQueue();
    StoredMessage updated = queue.put("a", NOW);
    updated = queue.update(updated, NOW, "b", NOW);
    queue.delete(updated, NOW);
    StoredMessage put = queue.put("c", NOW);
    queue.get(NOW);
    assertStale(queue, put, NOW);
  }

  @Test
  default void theLatestReceiptOutlivesItsInvisibility() {
    TestQueue queue = newQueue();
    queue.put("a", NOW);
    StoredMessage got = queue.get(NOW);
    Instant muchLater = got.visibleAt().plusSeconds(60);
    assertThat(queue.texts(muchLater)).containsExactly("a");
    queue.delete(got, muchLater);
    assertThat(queue.texts(muchLater)).isEmpty();
  }

  @Test
  default void aReceiptIsStaleOnceSomebodyElseGotTheMessage() {
    TestQueue queue = newQueue();
    queue.put("a", NOW);
    StoredMessage first = queue.get(NOW);
    StoredMessage second = queue.get(first.visibleAt());
    assertStale(queue, first, first.visibleAt());
    queue.delete(second, first.visibleAt());
  }

  @Test
  default void aReceiptIsStaleOnceTheMessageIsUpdated() {
    TestQueue queue = newQueue();
    queue.put("a", NOW);
    StoredMessage got = queue.get(NOW);
    StoredMessage updated = queue.update(got, NOW.plusSeconds(9), null, NOW);
    assertStale(queue, got, NOW);
    queue.delete(updated, NOW);
  }

  @Test
  default void aMessageIsDeletedOnce() {
    TestQueue queue = newQueue();
    StoredMessage message = queue.put("a", NOW);
    queue.delete(message, NOW);
    assertStale(queue, message, NOW);
    assertThat(queue.count()).isZero();
  }

  @Test
  default void aReceiptIsOneMessagesOnly() {
    TestQueue queue = newQueue();
    StoredMessage mine = queue.put("mine", NOW);
    StoredMessage later = queue.put("other", NOW, NOW.plusSeconds(1));
    Claim mixed = new Claim(mine.id(), later.receipt());
    assertRefused(StorageError.MESSAGE_NOT_FOUND, store().delete(queue.address(), mixed, NOW));
    assertRefused(
        StorageError.MESSAGE_NOT_FOUND, store().update(queue.address(), mixed, NOW, null, NOW));
    assertThat(queue.texts(NOW)).containsExactly("mine");
  }

  @Test
  default void anotherQueuesMessageIsNotFound() {
    TestQueue queue = newQueue();
    TestQueue other = queue("others").created();
    StoredMessage message = other.put("a", NOW);
    assertStale(queue, message, NOW);
    assertThat(other.texts(NOW)).containsExactly("a");
    assertThat(other.count()).isOne();
    assertThat(queue.count()).isZero();
  }

  @Test
  default void madeUpClaimsMatchNothing() {
    TestQueue queue = newQueue();
    StoredMessage message = queue.put("a", NOW);
    UUID id = message.id();
    UUID likeIt = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1);
    for (UUID guess : new UUID[] {new UUID(0, 0), new UUID(-1, -1), likeIt, UUID.randomUUID()}) {
      Claim claim = new Claim(guess, message.receipt());
      assertRefused(StorageError.MESSAGE_NOT_FOUND, store().delete(queue.address(), claim, NOW));
    }
    Claim unknown = new Claim(id, PopReceipt.UNKNOWN);
    assertRefused(StorageError.MESSAGE_NOT_FOUND, store().delete(queue.address(), unknown, NOW));
    assertThat(queue.texts(NOW)).containsExactly("a");
  }

  @Test
  default void whoRenewedAReceiptIsDecoration() {
    TestQueue queue = newQueue();
    queue.put("a", NOW);
    StoredMessage got = queue.get(NOW);
    StoredMessage updated = queue.update(got, NOW, null, NOW);
    assertThat(got.receipt().renewedAt()).isEqualTo(PopReceipt.NOT_RENEWED);
    assertThat(updated.receipt().renewedAt()).isEqualTo(1);
    Claim plain =
        new Claim(updated.id(), new PopReceipt(updated.receipt().stamp(), PopReceipt.NOT_RENEWED));
    Answers.await(store().delete(queue.address(), plain, NOW));
  }

  @Test
  default void noReceiptComesTwiceWhenTimeStandsStill() {
    TestQueue queue = newQueue();
    StoredMessage last = queue.put("a", NOW);
    Set<Long> stamps = new HashSet<>(Set.of(last.receipt().stamp()));
    for (int i = 0; i < 50; i++) {
      StoredMessage got = queue.get(1, NOW, NOW).get(0);
      assertStale(queue, last, NOW);
      last = queue.update(got, NOW, null, NOW);
      assertStale(queue, got, NOW);
      assertThat(stamps.add(got.receipt().stamp())).isTrue();
      assertThat(stamps.add(last.receipt().stamp())).isTrue();
    }
    queue.delete(last, NOW);
  }

  @Test
  default void noReceiptComesTwiceWhenTimeRunsBackwards() {
    TestQueue queue = newQueue();
    Instant now = NOW;
    StoredMessage last = queue.put("a", now);
    Set<Long> stamps = new HashSet<>(Set.of(last.receipt().stamp()));
    for (int i = 0; i < 50; i++) {
      now = now.minusSeconds(1);
      StoredMessage updated = queue.update(last, now, null, now);
      assertStale(queue, last, now);
      assertThat(stamps.add(updated.receipt().stamp())).isTrue();
      assertThat(queue.texts(now)).containsExactly("a");
      last = updated;
    }
    queue.delete(last, now);
  }

  @Test
  default void aReceiptTellsWhenTheMessageBecomesVisible() {
    TestQueue queue = newQueue();
    queue.put("a", NOW);
    StoredMessage got = queue.get(NOW);
    assertThat(Ticks.toInstant(got.receipt().stamp())).isEqualTo(got.visibleAt());
  }

  private static void assertStale(TestQueue queue, StoredMessage message, Instant now) {
    StorageError notFound = StorageError.MESSAGE_NOT_FOUND;
    assertRefused(notFound, queue.updating(message, now, "stolen", now));
    assertRefused(notFound, queue.deleting(message, now));
  }
}
