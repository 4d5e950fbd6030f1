package io.queuerite.emulator.internal.store.jdbc;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static io.queuerite.emulator.internal.store.Answers.await;
import static io.queuerite.emulator.internal.store.StoreUnderTest.ACCOUNT;
import static io.queuerite.emulator.internal.store.StoreUnderTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.ClockSetting;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.ServiceProperties.CorsRule;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.SharedDatabase;
import io.queuerite.emulator.internal.store.StoreUnderTest;
import io.queuerite.emulator.internal.store.TestQueue;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two nodes on one database are one store. */
final class SharedStoreTest {
  private static final int CALLERS = 4;
  private static final int EACH = 200;

  private final SharedDatabase database = PostgresServer.fresh();
  private final SharedStore one = SharedStore.open(database);
  private final SharedStore two = SharedStore.open(database);

  @AfterEach
  void close() {
    one.store().close();
    two.store().close();
  }

  private static TestQueue queue(SharedStore node, String name) {
    StoreUnderTest wrapped = node::store;
    return wrapped.queue(name);
  }

  @Test
  void aReceiptOfOneNodeWorksOnTheOther() {
    TestQueue here = queue(one, "orders").created();
    TestQueue there = queue(two, "orders");
    StoredMessage put = here.put("a", NOW);
    StoredMessage got = there.get(NOW);
    assertThat(got.id()).isEqualTo(put.id());
    assertRefused(StorageError.MESSAGE_NOT_FOUND, here.deleting(put, NOW));
    StoredMessage renewed = here.update(got, NOW.plusSeconds(9), "b", NOW);
    assertRefused(StorageError.MESSAGE_NOT_FOUND, there.deleting(got, NOW));
    there.delete(renewed, NOW);
    assertThat(here.count()).isZero();
  }

  @RepeatedTest(3)
  void noMessageIsHandedToTwoReceiversOfTwoNodes() {
    queue(one, "orders").created();
    inParallel(
        i -> IntStream.range(0, EACH).forEach(n -> queue(node(i), "orders").put(i + " " + n, NOW)));
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    inParallel(i -> drain(queue(node(i), "orders"), queue(node(i + 1), "orders"), i, received));
    assertThat(received).hasSize(CALLERS * EACH).doesNotHaveDuplicates();
    assertThat(queue(one, "orders").count()).isZero();
  }

  /** Receives on one node and deletes on the other, until nothing is left for anybody. */
  private static void drain(TestQueue from, TestQueue other, int caller, List<String> received) {
    while (from.count() > 0) {
      for (StoredMessage message : from.get(1 + caller, NOW.plusSeconds(30), NOW)) {
        received.add(message.text().toString());
        other.delete(message, NOW);
      }
    }
  }

  @RepeatedTest(20)
  void ofTwoNodesThatUseAReceiptOneDoes() {
    StoredMessage message = queue(one, "orders").created().put("a", NOW);
    var here = queue(one, "orders").updating(message, NOW.plusSeconds(5), "here", NOW);
    var there = queue(two, "orders").updating(message, NOW.plusSeconds(5), "there", NOW);
    assertThat(List.of(succeeds(here), succeeds(there))).containsExactlyInAnyOrder(true, false);
  }

  private static boolean succeeds(CompletableFuture<?> answer) {
    return await(answer.handle((done, refusal) -> refusal == null));
  }

  /** What is put after a clearing was answered stays, what was put before it is gone. */
  @Test
  void aClearingOnOneNodeHoldsOnTheOther() {
    TestQueue here = queue(one, "orders").created();
    TestQueue there = queue(two, "orders");
    for (int i = 0; i < 50; i++) {
      there.put("before " + i, NOW);
      here.clear();
      there.put("after " + i, NOW);
      assertThat(here.texts(NOW)).containsExactly("after " + i);
      assertThat(there.count()).isOne();
    }
  }

  @Test
  void aDeletionOnOneNodeHoldsOnTheOther() {
    for (int i = 0; i < 20; i++) {
      TestQueue here = queue(one, "orders-" + i).created();
      TestQueue there = queue(two, "orders-" + i);
      there.put("a", NOW);
      here.deleteQueue(NOW.plusSeconds(1));
      assertRefused(StorageError.QUEUE_NOT_FOUND, there.store().getQueue(there.address()));
      assertRefused(StorageError.QUEUE_BEING_DELETED, there.creating(NOW));
      assertThat(await(there.creating(NOW.plusSeconds(1)))).isEqualTo(Creation.CREATED);
      assertThat(here.texts(NOW)).isEmpty();
      there.deleteQueue();
    }
  }

  @RepeatedTest(10)
  void ofTwoNodesThatCreateAQueueOneDoes() {
    var here = queue(one, "orders").creating(NOW);
    var there = queue(two, "orders").creating(NOW);
    assertThat(List.of(await(here), await(there)))
        .containsExactlyInAnyOrder(Creation.CREATED, Creation.UNCHANGED);
  }

  @RepeatedTest(10)
  void ofTwoNodesThatDeleteAQueueOneDoes() {
    queue(one, "orders").created();
    List<CompletableFuture<Boolean>> done = new ArrayList<>();
    for (SharedStore node : List.of(one, two)) {
      TestQueue queue = queue(node, "orders");
      done.add(
          queue
              .store()
              .deleteQueue(queue.address(), NOW, NOW)
              .handle((deleted, refusal) -> refusal == null));
    }
    assertThat(done.stream().map(answer -> await(answer))).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void servicePropertiesOfOneNodeAreThoseOfTheOther() {
    for (int i = 1; i < 20; i++) {
      CorsRule rule = new CorsRule(List.of("GET"), List.of("*"), List.of(), List.of(), i);
      await(
          one.store()
              .changeServiceProperties(
                  ACCOUNT, new ServiceProperties.Change(null, null, null, List.of(rule))));
      assertThat(await(two.store().getServiceProperties(ACCOUNT)).cors()).containsExactly(rule);
    }
  }

  @Test
  void aResetOnOneNodeEmptiesTheOther() {
    queue(two, "orders").created().put("a", NOW);
    await(one.store().reset());
    assertThat(await(two.store().accounts())).isEmpty();
    assertThat(await(queue(two, "orders").creating(NOW))).isEqualTo(Creation.CREATED);
    assertThat(queue(two, "orders").count()).isZero();
  }

  /** Nodes draw numbers in blocks, and a message from elsewhere may lie in another's block. */
  @Test
  void aRestoredMessageIsInNobodysWay() {
    TestQueue here = queue(one, "orders").created();
    TestQueue there = queue(two, "orders");
    List<StoredMessage> gone = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      gone.add(there.put("gone " + i, NOW));
    }
    long next = MessageKeys.seqOf(gone.get(19).id()) + 1;
    here.clear();
    here.store().sweep(NOW).join();
    StoredMessage last = gone.get(19);
    StoredMessage moved =
        new StoredMessage(
            MessageKeys.idFor(next),
            MessageText.of("moved"),
            NOW,
            last.expiresAt(),
            NOW,
            0,
            last.receipt());
    assertThat(await(here.store().restore(here.address(), moved))).isTrue();
    there.put("first", NOW);
    there.put("second", NOW);
    assertThat(here.texts(NOW)).containsExactlyInAnyOrder("moved", "first", "second");
  }

  /** One node's transaction began before another's clearing and ended after the sweep. */
  @Test
  void aMessageThatComesTooLateForItsIncarnationIsSweptInTheEnd() throws SQLException {
    TestQueue queue = queue(one, "orders").created();
    queue.put("a", NOW);
    try (Connection late = PostgresServer.connect();
        Statement statement = late.createStatement()) {
      late.setAutoCommit(false);
      statement.execute("SET search_path = " + schema());
      statement.execute(
          "INSERT INTO messages SELECT seq + 1, incarnation, visible_at, expires_at, inserted_at,"
              + " receipt, dequeue_count, id, body FROM messages");
      statement.execute("INSERT INTO depths SELECT incarnation, 999, 1 FROM queues");
      queue.clear();
      sweepAll();
      late.commit();
    }
    assertThat(queue.texts(NOW)).isEmpty();
    assertThat(rows("messages")).isOne();
    for (int i = 0; i < 100; i++) {
      sweepAll();
    }
    assertThat(rows("messages")).isZero();
    assertThat(rows("orphans")).isZero();
    queue.put("b", NOW);
    assertThat(queue.texts(NOW)).containsExactly("b");
  }

  /** Or a message put by one that deletes another would not be found. */
  @Test
  void aTransactionLeavesItsCountAlsoWhereItComesToNothing() throws SQLException, IOException {
    PostgresPool pool = PostgresPool.to(database);
    pool.open(1);
    UnitOfWork unit = new UnitOfWork(new PostgresDialect(pool), 0);
    unit.begin();
    unit.countMessages(77, 1);
    unit.countMessages(77, -1);
    unit.commit();
    unit.end();
    unit.close();
    pool.close();
    assertThat(rows("depths")).isOne();
  }

  /** Or a sweeper would take what was put after the clock was turned back. */
  @Test
  void nothingIsSweptByATimeThatIsNoMore() {
    TestQueue queue = queue(one, "orders").created();
    queue.put(new NewMessage(MessageText.of("a"), NOW, NOW, NOW.plusSeconds(5)));
    assertThat(
            await(
                one.store()
                    .sweep(
                        () -> {
                          two.clock().change(was -> ClockSetting.REAL_TIME);
                          return NOW.plusSeconds(60);
                        })))
        .isZero();
    assertThat(queue.texts(NOW)).containsExactly("a");
    assertThat(await(one.store().sweep(() -> NOW.plusSeconds(60)))).isOne();
  }

  private void sweepAll() {
    while (await(one.store().sweep(NOW)) > 0) {
      Thread.onSpinWait();
    }
  }

  private String schema() {
    return database.url().replaceFirst(".*=", "");
  }

  private int rows(String table) throws SQLException {
    try (Connection connection = PostgresServer.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + schema() + "." + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  private SharedStore node(int caller) {
    return caller % 2 == 0 ? one : two;
  }

  private static void inParallel(IntConsumer work) {
    CompletableFuture<?>[] all =
        IntStream.range(0, CALLERS)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> work.accept(i), task -> new Thread(task).start()))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).orTimeout(60, TimeUnit.SECONDS).join();
  }
}
