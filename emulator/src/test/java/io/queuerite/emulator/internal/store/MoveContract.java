package io.queuerite.emulator.internal.store;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Messages are brought forward, and to another queue, behind the service's back. */
public interface MoveContract extends StoreUnderTest {
  private List<StoredMessage> move(TestQueue from, TestQueue to, int limit, Instant now) {
    return Answers.await(store().move(from.address(), to.address(), limit, now));
  }

  private List<StoredMessage> move(TestQueue from, TestQueue to, UUID id, Instant now) {
    return Answers.await(store().move(from.address(), to.address(), id, now));
  }

  private static NewMessage message(String text, Instant end) {
    return new NewMessage(MessageText.of(text), NOW, NOW, end);
  }

  @Test
  default void aReleasedMessageIsVisibleAndItsReceiptStaysGood() {
    TestQueue queue = newQueue();
    queue.put("a", NOW);
    StoredMessage held = queue.get(NOW);
    Instant later = NOW.plusSeconds(2);
    assertThat(queue.texts(later)).isEmpty();
    assertThat(Answers.await(store().release(queue.address(), held.id(), later))).isTrue();
    assertThat(queue.peek(1, later)).containsExactly(held.visibleAt(later));
    assertThat(Answers.await(store().release(queue.address(), held.id(), NOW.plusSeconds(9))))
        .as("visible already")
        .isTrue();
    assertThat(queue.peek(1, later)).containsExactly(held.visibleAt(later));
    queue.delete(held, later);
  }

  @Test
  default void onlyAMessageOfTheQueueIsReleased() {
    TestQueue queue = newQueue();
    QueueAddress other = queue("other").created().address();
    StoredMessage hidden = queue.put("a", NOW, NOW.plusSeconds(60));
    assertThat(Answers.await(store().release(other, hidden.id(), NOW))).isFalse();
    assertThat(Answers.await(store().release(queue.address(), UUID.randomUUID(), NOW))).isFalse();
    Instant expired = NOW.plus(TestQueue.WEEK);
    assertThat(Answers.await(store().release(queue.address(), hidden.id(), expired))).isFalse();
    assertThat(queue.texts(NOW)).isEmpty();
    assertRefused(
        StorageError.QUEUE_NOT_FOUND,
        store().release(queue("missing").address(), hidden.id(), NOW));
  }

  @Test
  default void movedMessagesAreNewAndInTheirOldOrder() {
    TestQueue poison = queue("orders-poison").created();
    TestQueue queue = newQueue();
    queue.put("waits", NOW);
    for (String text : List.of("a", "b", "c")) {
      poison.put(message(text, NOW.plusSeconds(600)));
    }
    poison.put(message("for ever", Limits.NEVER));
    Instant later = NOW.plusSeconds(100);
    StoredMessage got = poison.get(1, later, NOW).get(0);
    assertThat(got.text()).isEqualTo(MessageText.of("a"));
    List<StoredMessage> moved = move(poison, queue, 3, later);
    assertThat(moved).extracting(m -> m.text().toString()).containsExactly("b", "c", "for ever");
    assertThat(moved)
        .allSatisfy(
            message -> {
              assertThat(message.dequeueCount()).isZero();
              assertThat(message.insertedAt()).isEqualTo(later);
            });
    assertThat(moved)
        .extracting(StoredMessage::expiresAt)
        .containsExactly(NOW.plusSeconds(700), NOW.plusSeconds(700), Limits.NEVER);
    assertThat(queue.texts(later)).containsExactly("waits", "b", "c", "for ever");
    assertThat(poison.texts(later)).containsExactly("a");
    assertThat(poison.count()).isOne();
    assertThat(queue.count()).isEqualTo(4);
    assertRefused(StorageError.MESSAGE_NOT_FOUND, queue.deleting(got, later));
    poison.delete(got, later);
  }

  @Test
  default void aHiddenMessageIsMovedOnlyByItsId() {
    TestQueue poison = queue("orders-poison").created();
    TestQueue queue = newQueue();
    poison.put("a", NOW);
    StoredMessage held = poison.get(NOW);
    assertThat(move(poison, queue, 10, NOW)).isEmpty();
    assertThat(move(poison, queue, UUID.randomUUID(), NOW)).isEmpty();
    assertThat(move(queue, poison, held.id(), NOW)).as("not its queue").isEmpty();
    List<StoredMessage> moved = move(poison, queue, held.id(), NOW);
    assertThat(queue.peek(10, NOW)).isEqualTo(moved).hasSize(1);
    assertThat(moved.get(0).id()).isNotEqualTo(held.id());
    assertRefused(StorageError.MESSAGE_NOT_FOUND, poison.deleting(held, NOW));
    assertThat(poison.count()).isZero();
  }

  @Test
  default void withoutAQueueOnEitherSideNothingMoves() {
    TestQueue queue = newQueue();
    StoredMessage message = queue.put("a", NOW);
    QueueAddress none = queue("missing").address();
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().move(queue.address(), none, 1, NOW));
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().move(none, queue.address(), 1, NOW));
    assertRefused(
        StorageError.QUEUE_NOT_FOUND, store().move(queue.address(), none, message.id(), NOW));
    assertThat(queue.peek(10, NOW)).containsExactly(message);
  }

  @Test
  default void nobodyWhoGetsMeanwhileGetsWhatIsMoved() {
    TestQueue poison = queue("orders-poison").created();
    TestQueue queue = newQueue();
    for (int i = 0; i < 100; i++) {
      poison.put("m" + i, NOW);
    }
    List<CompletableFuture<List<StoredMessage>>> taken = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      taken.add(store().move(poison.address(), queue.address(), 1, NOW));
      taken.add(store().get(poison.address(), 1, NOW.plusSeconds(30), NOW));
    }
    List<String> texts = new ArrayList<>();
    taken.forEach(some -> Answers.await(some).forEach(m -> texts.add(m.text().toString())));
    assertThat(texts).hasSize(100).doesNotHaveDuplicates();
    assertThat(queue.count()).isEqualTo(50);
    assertThat(poison.count()).isEqualTo(50);
  }
}
