package io.queuerite.emulator.internal.store.jdbc;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.ServiceProperties.Change;
import io.queuerite.emulator.internal.model.ServiceProperties.Logging;
import io.queuerite.emulator.internal.model.ServiceProperties.Retention;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a killed process had acknowledged is there at the next start. */
final class RedoLogTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final QueueAddress QUEUE =
      new QueueAddress(new AccountName("devstoreaccount1"), QueueName.parse("orders"));

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit's to set
  private Path temp;

  @Test
  void whatWasAcknowledgedIsThereAfterACrashWhileTheDatabaseHasNotWrittenItYet() throws Exception {
    Path crashed = temp.resolve("crashed");
    try (JdbcQueueStore store = JdbcQueueStore.committed(temp.resolve("live"))) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      put(store, 0, 500);
      StoredMessage first = store.get(QUEUE, 1, NOW.plusSeconds(30), NOW).join().get(0);
      store.delete(QUEUE, new Claim(first.id(), first.receipt()), NOW).join();
      Crash.copy(temp.resolve("live"), crashed);
    }
    assertThat(logs(crashed)).isNotEmpty();
    assertThat(texts(crashed)).containsExactlyElementsOf(names(1, 500));
    assertThat(logs(crashed)).as("a clean close leaves no log").isEmpty();
    try (JdbcQueueStore store = JdbcQueueStore.committed(crashed)) {
      assertThat(store.getQueue(QUEUE).join().messageCount()).isEqualTo(499);
    }
  }

  @Test
  void aNameThatIsKeptBackStaysSoAfterACrash() throws Exception {
    Path crashed = temp.resolve("crashed");
    Instant freeAt = NOW.plusSeconds(30);
    try (JdbcQueueStore store = JdbcQueueStore.committed(temp.resolve("live"))) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      store.deleteQueue(QUEUE, freeAt, NOW).join();
      Crash.copy(temp.resolve("live"), crashed);
    }
    try (JdbcQueueStore store = JdbcQueueStore.committed(crashed)) {
      assertRefused(
          StorageError.QUEUE_BEING_DELETED, store.createQueue(QUEUE, Metadata.EMPTY, NOW));
      assertThat(store.createQueue(QUEUE, Metadata.EMPTY, freeAt).join())
          .isEqualTo(Creation.CREATED);
    }
  }

  @Test
  void propertiesAndWhatWasMovedHereAreThereAfterACrash() throws Exception {
    AccountName another = new AccountName("another");
    Change change =
        new Change(new Logging("1.0", true, true, false, Retention.NONE), null, null, null);
    StoredMessage moved;
    Path crashed = temp.resolve("crashed");
    try (JdbcQueueStore store = JdbcQueueStore.committed(temp.resolve("live"))) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      for (AccountName account : List.of(QUEUE.account(), another)) {
        store.changeServiceProperties(account, change).join();
        store.changeServiceProperties(account, change).join();
      }
      store.reset(another).join();
      try (JdbcQueueStore elsewhere = JdbcQueueStore.inMemory()) {
        elsewhere.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
        put(elsewhere, 0, 3000);
        moved = elsewhere.get(QUEUE, 1, NOW.plusSeconds(9), NOW).join().get(0);
      }
      assertThat(store.restore(QUEUE, moved).join()).isTrue();
      put(store, 0, 1);
      Crash.copy(temp.resolve("live"), crashed);
    }
    try (JdbcQueueStore store = JdbcQueueStore.committed(crashed)) {
      put(store, 1, 2);
      assertThat(store.accounts().join()).containsExactly(QUEUE.account());
      assertThat(store.getServiceProperties(QUEUE.account()).join().logging().write()).isTrue();
      assertThat(store.getServiceProperties(another).join()).isEqualTo(ServiceProperties.DEFAULT);
      assertThat(store.peek(QUEUE, 9, NOW.plusSeconds(9)).join())
          .hasSize(3)
          .contains(moved)
          .extracting(StoredMessage::id)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aResetIsDoneAgainAfterACrash() throws Exception {
    Path crashed = temp.resolve("crashed");
    try (JdbcQueueStore store = JdbcQueueStore.committed(temp.resolve("live"))) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      store.deleteQueue(QUEUE, NOW.plusSeconds(30), NOW).join();
      store
          .changeServiceProperties(QUEUE.account(), new Change(null, null, null, List.of()))
          .join();
      store.reset().join();
      Crash.copy(temp.resolve("live"), crashed);
    }
    try (JdbcQueueStore store = JdbcQueueStore.committed(crashed)) {
      assertThat(store.accounts().join()).isEmpty();
      assertThat(store.createQueue(QUEUE, Metadata.EMPTY, NOW).join()).isEqualTo(Creation.CREATED);
    }
  }

  @Test
  void aCrashDuringTheRecoveryFromACrashLosesNothing() throws Exception {
    Path once = temp.resolve("once");
    Path twice = temp.resolve("twice");
    try (JdbcQueueStore store = JdbcQueueStore.committed(temp.resolve("live"))) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      put(store, 0, 100);
      Crash.copy(temp.resolve("live"), once);
    }
    try (JdbcQueueStore store = JdbcQueueStore.committed(once)) {
      put(store, 100, 200);
      Crash.copy(once, twice);
    }
    assertThat(texts(twice)).containsExactlyElementsOf(names(0, 200));
  }

  /** H2 writes table by table while a transaction is under way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE redo SET position = position - 1",
        "UPDATE redo SET position = 0",
        "DELETE FROM messages WHERE seq = (SELECT MAX(seq) FROM messages)",
        "UPDATE depths SET messages = messages + 7",
        "DELETE FROM queues",
        "UPDATE messages SET visible_at = 0, receipt = 0, dequeue_count = 9"
      })
  void aDatabaseThatHoldsHalfATransactionIsPutRight(String half) throws Exception {
    Path crashed = temp.resolve("crashed");
    try (JdbcQueueStore store = JdbcQueueStore.committed(temp.resolve("live"))) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      put(store, 0, 20);
      StoredMessage first = store.get(QUEUE, 1, NOW.plusSeconds(30), NOW).join().get(0);
      store.delete(QUEUE, new Claim(first.id(), first.receipt()), NOW).join();
      Crash.copy(temp.resolve("live"), crashed);
    }
    H2Dialect database = H2Dialect.inFolder(crashed, H2Dialect.Durability.COMMIT);
    // Brings what H2 has into its file, and leaves the log where it is.
    JdbcQueueStore.relaxed(crashed).close();
    assertThat(logs(crashed)).isNotEmpty();
    Connection connection = database.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute(half);
      connection.commit();
    }
    connection.close();
    try (JdbcQueueStore store = JdbcQueueStore.committed(crashed)) {
      assertThat(store.getQueue(QUEUE).join().messageCount()).isEqualTo(19);
      assertThat(store.peek(QUEUE, 32, NOW).join())
          .allMatch(message -> message.dequeueCount() == 0)
          .extracting(message -> message.text().toString())
          .containsExactlyElementsOf(names(1, 20));
      put(store, 20, 21);
    }
    assertThat(texts(crashed)).containsExactlyElementsOf(names(1, 21));
  }

  @Test
  void aRecordThatACrashCutOffIsLeftOutAndEverythingBeforeItIsKept() throws Exception {
    Path crashed = temp.resolve("crashed");
    try (JdbcQueueStore store = JdbcQueueStore.committed(temp.resolve("live"))) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      put(store, 0, 50);
      Crash.copy(temp.resolve("live"), crashed);
    }
    Path log = logs(crashed).get(logs(crashed).size() - 1);
    Files.write(log, new byte[] {0, 0, 4, 0, 1, 2, 3, 4, 0, 0}, StandardOpenOption.APPEND);
    assertThat(texts(crashed)).containsExactlyElementsOf(names(0, 50));
  }

  @Test
  void aLogOfAnotherDatabaseIsNotDoneInThisOne() throws Exception {
    Path crashed = temp.resolve("crashed");
    try (JdbcQueueStore store = JdbcQueueStore.committed(temp.resolve("live"))) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      put(store, 0, 50);
      Crash.copy(temp.resolve("live"), crashed);
    }
    Files.delete(crashed.resolve("queuerite.mv.db"));
    try (JdbcQueueStore store = JdbcQueueStore.committed(crashed)) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      assertThat(store.peek(QUEUE, 32, NOW).join()).isEmpty();
    }
  }

  @Test
  void whatCannotBeLoggedIsNeitherAcknowledgedNorDoneTwice() throws Exception {
    List<RedoLog> logs = new ArrayList<>();
    Dialect dialect =
        new WrappedDialect(H2Dialect.inFolder(temp, H2Dialect.Durability.COMMIT)) {
          @Override
          public RedoLog redoLog(UUID store) throws IOException {
            logs.add(Objects.requireNonNull(super.redoLog(store)));
            return logs.get(0);
          }
        };
    try (JdbcQueueStore store = EmbeddedStore.open(dialect)) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      logs.get(0).close();
      assertThat(
              store.put(QUEUE, new NewMessage(MessageText.of("x"), NOW, NOW, NOW.plusSeconds(600))))
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withCauseInstanceOf(StorageException.class);
      assertThat(store.peek(QUEUE, 32, NOW).join()).hasSizeLessThan(2);
    }
  }

  @Test
  void theLogStaysSmallHoweverMuchIsWritten() throws Exception {
    Path live = temp.resolve("live");
    try (JdbcQueueStore store = JdbcQueueStore.committed(live)) {
      store.createQueue(QUEUE, Metadata.EMPTY, NOW).join();
      MessageText large = MessageText.of("x".repeat(64 * 1024));
      for (int i = 0; i < 1700; i++) {
        store.put(QUEUE, new NewMessage(large, NOW, NOW, NOW.plusSeconds(60))).join();
      }
      assertThat(logs(live)).hasSize(2);
      Crash.copy(live, temp.resolve("crashed"));
    }
    try (JdbcQueueStore store = JdbcQueueStore.committed(temp.resolve("crashed"))) {
      assertThat(store.getQueue(QUEUE).join().messageCount()).isEqualTo(1700);
    }
  }

  private static void put(JdbcQueueStore store, int from, int to) {
    for (int i = from; i < to; i++) {
      store
          .put(
              QUEUE, new NewMessage(MessageText.of("message " + i), NOW, NOW, NOW.plusSeconds(600)))
          .join();
    }
  }

  private static List<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "message " + i).toList();
  }

  /** All texts in order, as a store opened on a copy of the folder's files finds them. */
  private static List<String> texts(Path folder) {
    try (JdbcQueueStore store = JdbcQueueStore.committed(folder)) {
      List<String> texts = new ArrayList<>();
      Instant until = NOW.plusSeconds(1);
      List<StoredMessage> page = store.get(QUEUE, 32, until, NOW).join();
      while (!page.isEmpty()) {
        page.forEach(message -> texts.add(message.text().toString()));
        page = store.get(QUEUE, 32, until, NOW).join();
      }
      return texts;
    }
  }

  private static List<Path> logs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".redo")).sorted().toList();
    }
  }
}
