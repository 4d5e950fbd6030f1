package io.queuerite.emulator.internal.store.jdbc;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static io.queuerite.emulator.internal.store.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.Gates;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Calls share a commit and nothing else. */
final class LaneTest {
  /** The lane logs what fails in it, and here that is meant. */
  private static final Logger LOG = Logger.getLogger(Lane.class.getName());

  private final AtomicInteger commits = new AtomicInteger();
  private final Dialect dialect =
      new WrappedDialect(H2Dialect.inMemory()) {
        @Override
        public Connection connect() throws SQLException {
          return counting(super.connect());
        }
      };

  /** Keeps the database in memory alive when the lane has closed its own connection. */
  private Connection onlooker;

  private Lane lane;

  @BeforeAll
  static void silence() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    LOG.setLevel(null);
  }

  @BeforeEach
  void open() throws SQLException {
    onlooker = dialect.connect();
    try (Statement statement = onlooker.createStatement()) {
      statement.execute("CREATE TABLE numbers (n INT PRIMARY KEY)");
    }
    lane = new Lane("lane-test", new UnitOfWork(dialect.connect(), dialect, 0));
  }

  @AfterEach
  void close() throws SQLException {
    lane.close();
    onlooker.close();
  }

  @Test
  void callsThatWaitShareOneCommit() {
    CountDownLatch gate = block();
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(insert(i));
    }
    gate.countDown();
    for (int i = 0; i < 100; i++) {
      assertThat(await(answers.get(i))).isEqualTo(i);
    }
    assertThat(commits).as("one for the blocker, one for the rest").hasValue(2);
  }

  @Test
  void aCallIsToldOfItsSuccessAfterTheCommit() {
    CompletableFuture<Integer> seen = insert(1).thenApply(n -> commits.get());
    assertThat(await(seen)).isOne();
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void aCallThatFailsWithSqlTakesOnlyItselfDown() {
    CountDownLatch gate = block();
    CompletableFuture<Integer> before = insert(1);
    CompletableFuture<Integer> fails =
        lane.submit(
            unit -> {
              add(unit, 2);
              return add(unit, 1);
            });
    CompletableFuture<Integer> after = insert(3);
    gate.countDown();
    assertThat(await(before)).isOne();
    assertRefused(StorageError.INTERNAL_ERROR, fails);
    assertThat(await(after)).isEqualTo(3);
    assertThat(numbers()).containsExactly(1, 3);
  }

  @Test
  void aCallThatFailsInAnyOtherWayTakesOnlyItselfDown() {
    CountDownLatch gate = block();
    CompletableFuture<Integer> before = insert(1);
    CompletableFuture<Integer> bug = failAfterInserting(2, new IllegalStateException("a bug"));
    CompletableFuture<Integer> error = failAfterInserting(3, new StackOverflowError());
    CompletableFuture<Integer> after = insert(4);
    gate.countDown();
    assertThat(await(before)).isOne();
    assertRefused(StorageError.INTERNAL_ERROR, bug);
    assertRefused(StorageError.INTERNAL_ERROR, error);
    assertThat(await(after)).isEqualTo(4);
    assertThat(numbers()).containsExactly(1, 4);
  }

  @Test
  void aCallThatFailsAloneLeavesTheLaneInOrder() {
    await(insert(1));
    assertRefused(StorageError.INTERNAL_ERROR, insert(1));
    assertThat(await(insert(2))).isEqualTo(2);
    assertThat(numbers()).containsExactly(1, 2);
  }

  @Test
  void anErrorOfTheServiceIsAnAnswerLikeAnyOther() {
    CountDownLatch gate = block();
    CompletableFuture<Integer> before = insert(1);
    CompletableFuture<Integer> refused =
        lane.submit(
            unit -> {
              throw StorageError.QUEUE_NOT_FOUND.exception();
            });
    CompletableFuture<Integer> after = insert(2);
    gate.countDown();
    assertThat(await(before)).isOne();
    assertRefused(StorageError.QUEUE_NOT_FOUND, refused);
    assertThat(await(after)).isEqualTo(2);
    assertThat(commits).hasValue(2);
  }

  @Test
  void aCallerThatThrowsOnItsAnswerDoesNotStopTheLane() {
    CompletableFuture<Integer> unused =
        insert(1)
            .whenComplete(
                (n, refusal) -> {
                  throw new IllegalStateException("a caller's bug");
                });
    assertThat(await(insert(2))).isEqualTo(2);
  }

  @Test
  void closeFinishesWhatWaits() {
    CountDownLatch gate = block();
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      answers.add(insert(i));
    }
    CompletableFuture<Void> closing = CompletableFuture.runAsync(lane::close);
    gate.countDown();
    await(closing);
    for (int i = 0; i < 600; i++) {
      assertThat(answers.get(i)).isCompletedWithValue(i);
    }
    assertThat(numbers()).hasSize(600);
  }

  @Test
  void whatComesAfterTheCloseIsRefusedAtOnce() {
    lane.close();
    assertThat(insert(1)).isCompletedExceptionally();
    assertRefused(StorageError.SERVER_BUSY, insert(1));
  }

  /** The calls race with the close, so one round proves little. */
  @RepeatedTest(20)
  void everyCallIsAnsweredWhoeverCloses() {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(lane::close);
    for (int i = 0; i < 2000; i++) {
      answers.add(insert(i));
    }
    await(closing);
    assertThat(answers).allMatch(CompletableFuture::isDone);
    long done = answers.stream().filter(answer -> !answer.isCompletedExceptionally()).count();
    assertThat(numbers()).hasSize((int) done);
  }

  @Test
  void closingTwiceDoesNothingAndAnInterruptIsKept() {
    Thread.currentThread().interrupt();
    lane.close();
    assertThat(Thread.interrupted()).isTrue();
    lane.close();
    assertThat(numbers()).isEmpty();
  }

  /** Keeps the lane busy until the gate is opened, so that the next calls form one batch. */
  private CountDownLatch block() {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    CompletableFuture<Boolean> unused =
        lane.submit(
            unit -> {
              busy.countDown();
              Gates.await(gate);
              return true;
            });
    Gates.await(busy);
    return gate;
  }

  private CompletableFuture<Integer> insert(int n) {
    return lane.submit(unit -> add(unit, n));
  }

  private CompletableFuture<Integer> failAfterInserting(int n, Throwable failure) {
    return lane.submit(
        unit -> {
          add(unit, n);
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        });
  }

  private static int add(UnitOfWork unit, int n) throws SQLException {
    PreparedStatement insert = unit.prepare("INSERT INTO numbers VALUES (?)");
    insert.setInt(1, n);
    insert.executeUpdate();
    return n;
  }

  private List<Integer> numbers() {
    List<Integer> found = new ArrayList<>();
    try (Statement statement = onlooker.createStatement();
        ResultSet row = statement.executeQuery("SELECT n FROM numbers ORDER BY n")) {
      while (row.next()) {
        found.add(row.getInt(1));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return found;
  }

  private Connection counting(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                commits.incrementAndGet();
              }
              return method.invoke(real, arguments);
            });
  }
}
