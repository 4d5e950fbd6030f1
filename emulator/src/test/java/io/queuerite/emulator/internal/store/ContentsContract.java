package io.queuerite.emulator.internal.store;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.Ticks;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.StoreContents.MessagePage;
import io.queuerite.emulator.internal.store.StoreContents.Place;
import io.queuerite.emulator.internal.store.StoreContents.Seed;
import io.queuerite.emulator.internal.store.StoreContents.Visitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What lies in the store is seen and changed behind the service's back. */
public interface ContentsContract extends StoreUnderTest {
  private List<StoredMessage> browse(TestQueue queue, int pageSize, Instant now) {
    List<StoredMessage> all = new ArrayList<>();
    Place place = null;
    do {
      MessagePage page = Answers.await(store().browse(queue.address(), place, pageSize, now));
      assertThat(page.messages()).hasSizeLessThanOrEqualTo(pageSize);
      all.addAll(page.messages());
      place = page.next();
    } while (place != null);
    return all;
  }

  private static List<String> texts(List<StoredMessage> messages) {
    return messages.stream().map(message -> message.text().toString()).toList();
  }

  private long unexpired(TestQueue queue, Instant now) {
    return Answers.await(store().countUnexpired(queue.address(), now));
  }

  private static Seed seed(String text, Instant visibleAt, int dequeueCount) {
    return new Seed(
        new NewMessage(MessageText.of(text), NOW, visibleAt, NOW.plusSeconds(600)),
        dequeueCount,
        null);
  }

  @Test
  default void browsingShowsHiddenMessagesInTheOrderInWhichTheyBecomeVisible() {
    TestQueue queue = newQueue();
    queue.put("later", NOW, NOW.plusSeconds(40));
    queue.put("got", NOW);
    queue.put("visible", NOW.plusSeconds(1));
    StoredMessage got = queue.get(NOW);
    List<StoredMessage> all = browse(queue, 100, NOW);
    assertThat(texts(all)).containsExactly("visible", "got", "later");
    assertThat(all.get(1)).isEqualTo(got);
    assertThat(browse(queue, 100, NOW)).as("browsing changes nothing").isEqualTo(all);
  }

  @Test
  default void pagesBreakAnywhereAndLeaveNothingOut() {
    TestQueue queue = newQueue();
    for (int i = 0; i < 23; i++) {
      queue.put("m" + i, NOW, NOW.plusSeconds(i % 4));
    }
    List<StoredMessage> whole = browse(queue, 1000, NOW);
    assertThat(whole).hasSize(23);
    for (int pageSize : new int[] {1, 2, 5, 6, 22, 23, 24}) {
      assertThat(browse(queue, pageSize, NOW)).as("pages of %d", pageSize).isEqualTo(whole);
    }
  }

  @Test
  default void browsingLeavesOutWhatHasExpiredAndTellsTheMetadata() {
    TestQueue queue = newQueue();
    Metadata metadata = new Metadata(Map.of("a", "1"));
    queue.setMetadata(metadata);
    queue.put(new NewMessage(MessageText.of("gone"), NOW, NOW, NOW.plusSeconds(5)));
    queue.put("stays", NOW);
    MessagePage page = Answers.await(store().browse(queue.address(), null, 10, NOW.plusSeconds(5)));
    assertThat(page.metadata()).isEqualTo(metadata);
    assertThat(texts(page.messages())).containsExactly("stays");
    assertThat(page.next()).isNull();
  }

  @Test
  default void whatIsNoQueueHasNoContents() {
    QueueAddress none = queue("missing").address();
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().browse(none, null, 1, NOW));
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().countUnexpired(none, NOW));
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().seed(none, seed("a", NOW, 0)));
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().remove(none, UUID.randomUUID(), NOW));
    StoredMessage message = newQueue().put("a", NOW);
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().restore(none, message));
  }

  @Test
  default void theExactCountLeavesOutExpiredMessagesSweptOrNot() {
    TestQueue queue = newQueue();
    TestQueue other = queue("other").created();
    for (int i = 1; i <= 5; i++) {
      Instant end = NOW.plusSeconds(i);
      queue.put(new NewMessage(MessageText.of("a"), NOW, NOW.plusSeconds(9), end));
      other.put(new NewMessage(MessageText.of("a"), NOW, NOW, end));
    }
    Instant later = NOW.plusSeconds(3);
    assertThat(unexpired(queue, NOW)).isEqualTo(5);
    assertThat(unexpired(queue, later)).isEqualTo(2);
    sweepAll(later);
    assertThat(unexpired(queue, later)).isEqualTo(2);
  }

  @Test
  default void aSeededMessageHasTheHistoryThatItWasGiven() {
    TestQueue queue = newQueue();
    Instant hidden = NOW.plusSeconds(20);
    StoredMessage seeded = Answers.await(store().seed(queue.address(), seed("a", hidden, 4)));
    assertThat(seeded.dequeueCount()).isEqualTo(4);
    assertThat(queue.peek(1, NOW)).isEmpty();
    assertThat(browse(queue, 10, NOW)).containsExactly(seeded);
    assertThat(queue.get(hidden).dequeueCount()).isEqualTo(5);
    assertThat(queue.count()).isOne();
    PopReceipt receipt = new PopReceipt(Ticks.of(NOW) + 77, PopReceipt.NOT_RENEWED);
    Seed held = new Seed(seed("b", NOW, 1).message(), 1, receipt);
    StoredMessage withReceipt = Answers.await(store().seed(queue.address(), held));
    assertThat(withReceipt.receipt()).isEqualTo(receipt);
    queue.delete(withReceipt, NOW);
  }

  @Test
  default void aMessageIsRemovedWithoutItsReceipt() {
    TestQueue queue = newQueue();
    StoredMessage message = queue.put("a", NOW);
    queue.put("b", NOW);
    queue.get(NOW);
    QueueAddress other = queue("other").created().address();
    assertThat(Answers.await(store().remove(other, message.id(), NOW))).isFalse();
    assertThat(Answers.await(store().remove(queue.address(), UUID.randomUUID(), NOW))).isFalse();
    assertThat(
            Answers.await(store().remove(queue.address(), message.id(), NOW.plus(TestQueue.WEEK))))
        .as("expired")
        .isFalse();
    assertThat(Answers.await(store().remove(queue.address(), message.id(), NOW))).isTrue();
    assertThat(Answers.await(store().remove(queue.address(), message.id(), NOW))).isFalse();
    assertThat(texts(browse(queue, 10, NOW))).containsExactly("b");
    assertThat(queue.count()).isOne();
  }

  @Test
  default void aRestoredMessageKeepsItsIdItsReceiptAndItsPlace() {
    TestQueue queue = newQueue();
    List<StoredMessage> put = new ArrayList<>();
    IntStream.range(0, 5).forEach(i -> put.add(queue.put("m" + i, NOW)));
    StoredMessage got = queue.get(NOW);
    List<StoredMessage> before = browse(queue, 10, NOW);
    Answers.await(store().reset());
    sweepAll(NOW);
    queue.created();
    for (int i = before.size() - 1; i >= 0; i--) {
      assertThat(Answers.await(store().restore(queue.address(), before.get(i)))).isTrue();
    }
    assertThat(browse(queue, 10, NOW)).isEqualTo(before);
    assertThat(queue.count()).isEqualTo(5);
    queue.delete(got, NOW);
    queue.delete(put.get(3), NOW);
    assertThat(queue.texts(NOW)).containsExactly("m1", "m2", "m4");
  }

  @Test
  default void aRowHoldsOneMessage() {
    TestQueue queue = newQueue();
    StoredMessage there = queue.put("a", NOW);
    UUID id = there.id();
    UUID sameRow = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1);
    for (UUID taken : List.of(id, sameRow)) {
      assertThat(Answers.await(store().restore(queue.address(), withId(there, taken)))).isFalse();
    }
    UUID nobodys = new UUID(0x0123_4567_89ab_4cdeL, 0x8123_4567_89ab_cdefL);
    assertThat(Answers.await(store().restore(queue.address(), withId(there, nobodys)))).isFalse();
    assertThat(browse(queue, 10, NOW)).containsExactly(there);
  }

  private static StoredMessage withId(StoredMessage message, UUID id) {
    return new StoredMessage(
        id,
        message.text(),
        message.insertedAt(),
        message.expiresAt(),
        message.visibleAt(),
        message.dequeueCount(),
        message.receipt());
  }

  @Test
  default void aVisitorSeesEverythingOnceAndInOrder() {
    AccountName another = new AccountName("another");
    TestQueue mine = newQueue();
    mine.setMetadata(new Metadata(Map.of("a", "1")));
    Answers.await(
        store().setPolicies(mine.address(), List.of(new AccessPolicy("p", NOW, null, "r"))));
    for (int i = 0; i < 1203; i++) {
      var unused = store().put(mine.address(), seed("m" + i, NOW.plusSeconds(i % 3), 0).message());
    }
    queue(another, "theirs").created().put("x", NOW);
    AccountName propertiesOnly = new AccountName("zzz");
    Answers.await(
        store()
            .changeServiceProperties(
                propertiesOnly, new ServiceProperties.Change(null, null, null, List.of())));
    assertThat(Answers.await(store().accounts())).containsExactly(another, ACCOUNT, propertiesOnly);
    Seen seen = new Seen();
    Answers.await(store().visit(seen, NOW));
    assertThat(seen.lines)
        .containsExactly(
            "account another null",
            "queue theirs {} 0",
            "account devstoreaccount1 null",
            "queue orders {a=1} 1",
            "account zzz " + ServiceProperties.DEFAULT);
    assertThat(seen.messages.subList(1, 1204)).isEqualTo(browse(mine, 10_000, NOW));
  }

  @Test
  default void aVisitorThatFailsHarmsNobodyElse() {
    TestQueue queue = newQueue();
    Visitor failing =
        new Seen() {
          @Override
          public void queue(QueueAddress address, Metadata metadata, List<AccessPolicy> policies) {
            throw new IllegalStateException("the disk is full");
          }
        };
    var visit = store().visit(failing, NOW);
    var put = store().put(queue.address(), seed("a", NOW, 0).message());
    assertThatThrownBy(() -> Answers.await(visit)).hasMessage("the disk is full");
    assertThat(Answers.await(put).text()).isEqualTo(MessageText.of("a"));
  }

  /** Writes down what it is shown. */
  class Seen implements Visitor {
    final List<String> lines = new ArrayList<>();
    final List<StoredMessage> messages = new ArrayList<>();

    @Override
    public void account(AccountName account, @Nullable ServiceProperties properties) {
      lines.add("account " + account + " " + properties);
    }

    @Override
    public void queue(QueueAddress queue, Metadata metadata, List<AccessPolicy> policies) {
      lines.add("queue " + queue.queue() + " " + metadata.pairs() + " " + policies.size());
    }

    @Override
    public void message(StoredMessage message) {
      messages.add(message);
    }
  }
}
