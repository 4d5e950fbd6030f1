package io.queuerite.emulator.internal.store;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are put, handed out in order, become visible again, change, expire. */
public interface MessageContract extends StoreUnderTest {
  /** One tick, the service's unit of time. */
  int TICK = 100;

  @Test
  default void putAnswersWithWhatItStored() {
    TestQueue queue = newQueue();
    Instant visibleAt = NOW.plusSeconds(5);
    Instant expiresAt = NOW.plusSeconds(60);
    StoredMessage put =
        queue.put(new NewMessage(MessageText.of("text"), NOW, visibleAt, expiresAt));
    assertThat(put)
        .isEqualTo(
            new StoredMessage(
                put.id(), MessageText.of("text"), NOW, expiresAt, visibleAt, 0, put.receipt()));
    assertThat(put.receipt().renewedAt()).isEqualTo(PopReceipt.NOT_RENEWED);
    assertThat(queue.peek(1, visibleAt)).containsExactly(put);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 65_535, 65_536})
  default void anyBytesComeBack(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    MessageText text = MessageText.ofUtf8(bytes);
    TestQueue queue = newQueue();
    queue.put(new NewMessage(text, NOW, NOW, NOW.plusSeconds(60)));
    assertThat(queue.peek(1, NOW).get(0).text()).isEqualTo(text);
    StoredMessage got = queue.get(NOW);
    assertThat(got.text()).isEqualTo(text);
    assertThat(queue.update(got, NOW, null, NOW).text()).isEqualTo(text);
  }

  @Test
  default void messagesOfOneInstantComeInTheOrderInWhichTheyWerePut() {
    TestQueue queue = newQueue();
    List<String> texts = numbers(2100);
    texts.forEach(text -> queue.put(text, NOW));
    assertThat(queue.texts(NOW)).isEqualTo(texts);
    assertThat(queue.get(32, NOW.plusSeconds(30), NOW))
        .extracting(message -> message.text().toString())
        .isEqualTo(texts.subList(0, 32));
  }

  @Test
  default void whatBecameVisibleFirstComesFirst() {
    TestQueue queue = newQueue();
    queue.put("third", NOW, NOW.plusSeconds(3));
    queue.put("first", NOW, NOW.plusSeconds(1));
    queue.put("second", NOW, NOW.plusSeconds(2));
    queue.put("also second", NOW, NOW.plusSeconds(2));
    assertThat(queue.texts(NOW.plusSeconds(3)))
        .containsExactly("first", "second", "also second", "third");
  }

  @Test
  default void aMessageThatComesBackStandsWhereItBecameVisible() {
    TestQueue queue = newQueue();
    queue.put("a", NOW);
    queue.get(1, NOW.plusSeconds(10), NOW);
    queue.put("before", NOW.plusSeconds(9));
    queue.put("after", NOW.plusSeconds(11));
    assertThat(queue.texts(NOW.plusSeconds(11))).containsExactly("before", "a", "after");
  }

  @Test
  default void aMessageMadeVisibleNowStandsBehindThoseThatAlreadyWere() {
    TestQueue queue = newQueue();
    queue.put("a", NOW);
    queue.put("b", NOW);
    Instant later = NOW.plusSeconds(1);
    queue.update(queue.get(later), later, null, later);
    assertThat(queue.texts(later)).containsExactly("b", "a");
  }

  @Test
  default void aMessageIsInvisibleUntilItsTimeAndNotATickLonger() {
    TestQueue queue = newQueue();
    Instant visibleAt = NOW.plusSeconds(30);
    queue.put("a", NOW, visibleAt);
    assertThat(queue.texts(visibleAt.minusNanos(TICK))).isEmpty();
    assertThat(queue.texts(visibleAt)).containsExactly("a");
    Instant again = visibleAt.plusSeconds(30);
    queue.get(1, again, visibleAt);
    assertThat(queue.get(1, again, again.minusNanos(TICK))).isEmpty();
    assertThat(queue.get(1, again.plusSeconds(1), again)).hasSize(1);
  }

  @Test
  default void getCountsAndPeekDoesNot() {
    TestQueue queue = newQueue();
    StoredMessage put = queue.put("a", NOW);
    assertThat(queue.peek(1, NOW)).isEqualTo(queue.peek(1, NOW)).containsExactly(put);
    StoredMessage first = queue.get(NOW);
    assertThat(first.dequeueCount()).isEqualTo(1);
    assertThat(first.visibleAt()).isEqualTo(NOW.plusSeconds(30));
    assertThat(queue.peek(1, first.visibleAt()).get(0).dequeueCount()).isEqualTo(1);
    assertThat(queue.get(first.visibleAt()).dequeueCount()).isEqualTo(2);
  }

  @Test
  default void noMoreComeThanAreAskedForNorThanThereAre() {
    TestQueue queue = newQueue();
    numbers(3).forEach(text -> queue.put(text, NOW));
    assertThat(queue.peek(2, NOW)).hasSize(2);
    assertThat(queue.peek(32, NOW)).hasSize(3);
    assertThat(queue.get(2, NOW.plusSeconds(30), NOW)).hasSize(2);
    assertThat(queue.get(32, NOW.plusSeconds(30), NOW)).hasSize(1);
    assertThat(queue.get(32, NOW.plusSeconds(30), NOW)).isEmpty();
  }

  @Test
  default void anExpiredMessageIsGoneForEveryCall() {
    TestQueue queue = newQueue();
    Instant expiresAt = NOW.plusSeconds(5);
    StoredMessage message = queue.put(new NewMessage(MessageText.of("a"), NOW, NOW, expiresAt));
    assertThat(queue.texts(expiresAt.minusNanos(TICK))).containsExactly("a");
    assertThat(queue.texts(expiresAt)).isEmpty();
    assertThat(queue.get(1, expiresAt.plusSeconds(1), expiresAt)).isEmpty();
    StorageError gone = StorageError.MESSAGE_NOT_FOUND;
    assertRefused(gone, queue.updating(message, expiresAt, null, expiresAt));
    assertRefused(gone, queue.deleting(message, expiresAt));
    queue.delete(message, expiresAt.minusNanos(TICK));
  }

  @Test
  default void aMessageMayBeHiddenPastItsEnd() {
    TestQueue queue = newQueue();
    Instant expiresAt = NOW.plusSeconds(5);
    queue.put(new NewMessage(MessageText.of("a"), NOW, NOW, expiresAt));
    StoredMessage got = queue.get(NOW);
    assertThat(got.visibleAt()).isAfter(got.expiresAt());
    assertRefused(StorageError.MESSAGE_NOT_FOUND, queue.deleting(got, expiresAt));
    assertThat(queue.texts(got.visibleAt())).isEmpty();
  }

  @Test
  default void updateChangesNothingButTextAndTime() {
    TestQueue queue = newQueue();
    queue.put("old", NOW);
    StoredMessage got = queue.get(NOW);
    Instant visibleAt = NOW.plusSeconds(10);
    StoredMessage updated = queue.update(got, visibleAt, "new", NOW.plusSeconds(1));
    assertThat(updated)
        .isEqualTo(
            new StoredMessage(
                got.id(),
                MessageText.of("new"),
                NOW,
                got.expiresAt(),
                visibleAt,
                1,
                updated.receipt()));
    assertThat(queue.texts(visibleAt.minusNanos(TICK))).isEmpty();
    assertThat(queue.get(visibleAt).dequeueCount()).isEqualTo(2);
  }

  @Test
  default void updateKeepsTheTextUnlessThereIsAnother() {
    TestQueue queue = newQueue();
    StoredMessage message = queue.put("text", NOW);
    message = queue.update(message, NOW, null, NOW);
    assertThat(queue.texts(NOW)).containsExactly("text");
    message = queue.update(message, NOW, "", NOW);
    assertThat(queue.texts(NOW)).containsExactly("");
    assertThat(queue.update(message, NOW, null, NOW).text()).isEqualTo(MessageText.of(""));
  }

  @Test
  default void everyTimeIsKeptToTheTick() {
    TestQueue queue = newQueue();
    for (Instant now : List.of(Instant.parse("1968-02-29T23:59:59.9999999Z"), Instant.EPOCH, NOW)) {
      StoredMessage put =
          queue.put(new NewMessage(MessageText.of("a"), now, now.plusNanos(TICK), Limits.NEVER));
      assertThat(queue.peek(1, now)).isEmpty();
      assertThat(queue.peek(1, now.plusNanos(TICK))).containsExactly(put);
      queue.delete(put, now);
    }
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
