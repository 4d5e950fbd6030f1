package io.queuerite.emulator.internal.store.jdbc;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.Answers;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.QueueEntry;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.StoreUnderTest;
import io.queuerite.emulator.internal.store.TestQueue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A store on a file goes on where it was closed, whatever its durability. */
@ParameterizedClass
@MethodSource("durabilities")
final class FileStoreRestartTest implements StoreUnderTest {
  private final Function<Path, JdbcQueueStore> opener;
  private final Path folder;
  private QueueStore store;

  FileStoreRestartTest(Function<Path, JdbcQueueStore> opener, @TempDir Path folder) {
    this.opener = opener;
    this.folder = folder;
  }

  static Stream<Named<Function<Path, JdbcQueueStore>>> durabilities() {
    return Stream.of(
        Named.of("relaxed", JdbcQueueStore::relaxed),
        Named.of("committed", JdbcQueueStore::committed),
        Named.of("flushed", JdbcQueueStore::flushed));
  }

  @BeforeEach
  void open() {
    store = opener.apply(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void restart() {
    close();
    open();
  }

  @Override
  public QueueStore store() {
    return store;
  }

  /** The same queue, asked through the store that is open now. */
  private TestQueue again(TestQueue queue) {
    return new TestQueue(store, queue.address());
  }

  @Test
  void queuesAndTheirMetadataSurvive() {
    Metadata metadata = new Metadata(Map.of("Color", "red: \u0131 no", "b", ""));
    queue("orders").create(metadata);
    queue("plain").created();
    queue("gone").created().deleteQueue();
    queue(new AccountName("another"), "theirs").created();
    restart();
    assertThat(Answers.await(store.listQueues(ACCOUNT, new ListQuery("", "", 9))).queues())
        .containsExactly(
            new QueueEntry("orders", metadata), new QueueEntry("plain", Metadata.EMPTY));
    assertThat(queue(new AccountName("another"), "theirs").count()).isZero();
  }

  @Test
  void messagesSurviveToTheLastDetail() {
    TestQueue queue = newQueue();
    Instant expiresAt = NOW.plusSeconds(600);
    StoredMessage put = queue.put(new NewMessage(MessageText.of("put"), NOW, NOW, expiresAt));
    queue.put("got", NOW.minusSeconds(1));
    StoredMessage got = queue.get(NOW);
    restart();
    assertThat(again(queue).peek(9, NOW)).containsExactly(put);
    assertThat(again(queue).peek(9, got.visibleAt())).containsExactly(put, got);
    assertThat(again(queue).count()).isEqualTo(2);
  }

  @Test
  void whatIsInvisibleStaysSoUntilItsTime() {
    TestQueue queue = newQueue();
    queue.put("a", NOW);
    StoredMessage got = queue.get(NOW);
    restart();
    assertThat(again(queue).texts(got.visibleAt().minusNanos(100))).isEmpty();
    assertThat(again(queue).texts(got.visibleAt())).containsExactly("a");
  }

  @Test
  void receiptsSurviveFreshAndStaleAlike() {
    TestQueue queue = newQueue();
    StoredMessage stale = queue.put("a", NOW);
    StoredMessage fresh = queue.update(stale, NOW, null, NOW);
    restart();
    assertRefused(StorageError.MESSAGE_NOT_FOUND, again(queue).deleting(stale, NOW));
    StoredMessage fresher = again(queue).update(fresh, NOW, null, NOW);
    assertThat(fresher.receipt().stamp()).isGreaterThan(fresh.receipt().stamp());
    again(queue).delete(fresher, NOW);
    assertThat(again(queue).count()).isZero();
  }

  @Test
  void theOrderGoesOn() {
    TestQueue queue = newQueue();
    queue.put("1", NOW);
    queue.put("2", NOW);
    restart();
    again(queue).put("3", NOW);
    restart();
    again(queue).put("4", NOW);
    assertThat(again(queue).texts(NOW)).containsExactly("1", "2", "3", "4");
    assertThat(again(queue).peek(9, NOW).stream().map(StoredMessage::id)).doesNotHaveDuplicates();
  }

  @Test
  void clearedAndDeletedMessagesStayAway() {
    TestQueue cleared = queue("cleared").created();
    TestQueue deleted = queue("deleted").created();
    for (TestQueue queue : List.of(cleared, deleted)) {
      queue.put("a", NOW);
    }
    cleared.clear();
    deleted.deleteQueue();
    restart();
    again(deleted).created();
    for (TestQueue queue : List.of(again(cleared), again(deleted))) {
      assertThat(queue.texts(NOW)).isEmpty();
      assertThat(queue.count()).isZero();
    }
    assertThat(sweepAll(NOW)).isGreaterThanOrEqualTo(2);
    assertThat(sweepAll(NOW)).isZero();
  }

  @Test
  void aNameThatIsKeptBackStaysSo() {
    TestQueue queue = newQueue();
    Instant freeAt = NOW.plusSeconds(30);
    queue.deleteQueue(freeAt);
    restart();
    assertRefused(StorageError.QUEUE_BEING_DELETED, again(queue).creating(NOW));
    assertThat(Answers.await(again(queue).creating(freeAt))).isEqualTo(Creation.CREATED);
  }

  @Test
  void whatWasAskedForBeforeTheCloseIsDone() {
    TestQueue queue = newQueue();
    NewMessage message = new NewMessage(MessageText.of("a"), NOW, NOW, NOW.plusSeconds(60));
    for (int i = 0; i < 300; i++) {
      var unused = store.put(queue.address(), message);
    }
    restart();
    assertThat(again(queue).count()).isEqualTo(300);
    assertThat(again(queue).texts(NOW)).hasSize(300);
  }

  @Test
  void aResetHoldsAndNumbersTakenFromElsewhereAreNotGivenAgain() {
    TestQueue queue = newQueue();
    StoredMessage old = queue.put("old", NOW);
    for (int i = 0; i < 3000; i++) {
      var unused =
          store.put(queue.address(), new NewMessage(old.text(), NOW, NOW, old.expiresAt()));
    }
    StoredMessage far = queue.put("far", NOW);
    try (QueueStore another = JdbcQueueStore.inMemory()) {
      TestQueue moved = new TestQueue(another, queue.address()).created();
      assertThat(Answers.await(another.restore(moved.address(), far))).isTrue();
      assertThat(Answers.await(another.restore(moved.address(), old))).isTrue();
      for (int i = 0; i < 5000; i++) {
        moved.put("new", NOW);
      }
      assertThat(moved.count()).isEqualTo(5002);
    }
    Answers.await(store.reset());
    restart();
    assertThat(Answers.await(store.accounts())).isEmpty();
    again(queue).created();
    assertThat(again(queue).texts(NOW)).isEmpty();
    sweepAll(NOW);
    assertThat(Answers.await(store.restore(queue.address(), far))).isTrue();
    restart();
    assertThat(again(queue).peek(9, NOW)).containsExactly(far);
  }
}
