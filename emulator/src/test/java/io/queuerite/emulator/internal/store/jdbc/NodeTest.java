package io.queuerite.emulator.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.queuerite.emulator.internal.model.ClockSetting;
import io.queuerite.emulator.internal.store.Answers;
import io.queuerite.emulator.internal.store.SharedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Emulators that share a database have one clock. */
final class NodeTest {
  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  private final SharedDatabase database = PostgresServer.fresh();
  private final List<SharedStore> open = new ArrayList<>();
  private final SharedStore one = open();
  private final SharedStore two = open();

  private SharedStore open() {
    SharedStore store = SharedStore.open(database);
    open.add(store);
    return store;
  }

  @AfterEach
  void close() {
    open.forEach(store -> store.store().close());
  }

  private static UnaryOperator<ClockSetting> ahead(Duration by) {
    return was -> new ClockSetting(was.offset().plus(by), null);
  }

  @Test
  void whenAMoveIsAnsweredTheOtherNodeGoesByIt() {
    for (int i = 1; i <= 20; i++) {
      SharedStore mover = i % 2 == 0 ? one : two;
      SharedStore other = i % 2 == 0 ? two : one;
      mover.clock().change(ahead(Duration.ofSeconds(1)));
      assertThat(other.clock().isCurrent()).isTrue();
      assertThat(other.clock().setting().offset()).isEqualTo(Duration.ofSeconds(i));
    }
  }

  @Test
  void movesOfTwoNodesAtOnceAddUp() {
    List<CompletableFuture<ClockSetting>> moves = new ArrayList<>();
    for (SharedStore node : List.of(one, two, one, two)) {
      moves.add(
          CompletableFuture.supplyAsync(() -> node.clock().change(ahead(Duration.ofDays(1)))));
    }
    moves.forEach(Answers::await);
    assertThat(one.clock().setting().offset()).isEqualTo(Duration.ofDays(4));
    assertThat(two.clock().setting().offset()).isEqualTo(Duration.ofDays(4));
  }

  @Test
  void aNodeThatComesLaterTakesTheClockOver() {
    one.clock().change(was -> new ClockSetting(Duration.ofDays(-400_000), NEW_YEAR));
    SharedStore late = open();
    assertThat(late.clock().isCurrent()).isTrue();
    assertThat(late.clock().setting())
        .isEqualTo(new ClockSetting(Duration.ofDays(-400_000), NEW_YEAR));
  }

  @Test
  void whoListensHearsOfMovesMadeElsewhere() {
    AtomicInteger heard = new AtomicInteger();
    two.clock().onChange(heard::incrementAndGet);
    one.clock().change(ahead(Duration.ofSeconds(1)));
    assertThat(heard).hasValue(1);
    two.clock().change(ahead(Duration.ofSeconds(1)));
    assertThat(heard).hasValue(2);
  }

  /** A node that was killed does not follow, and does not keep the others from going on. */
  @Test
  void aMoveWaitsForANodeThatDoesNotFollowUntilItsLeaseHasRunOut() {
    lease(1_000_000, "-1");
    var move = CompletableFuture.supplyAsync(() -> one.clock().change(ahead(Duration.ofDays(1))));
    await().until(() -> two.clock().setting().offset().equals(Duration.ofDays(1)));
    assertThat(move).as("the dead node may still answer").isNotDone();
    Answers.await(move);
  }

  @Test
  void aMoveIsAnsweredAsSoonAsTheLastNodeFollows() {
    lease(1_000_000, "-1");
    var move = CompletableFuture.supplyAsync(() -> one.clock().change(ahead(Duration.ofDays(1))));
    await().until(() -> two.clock().setting().offset().equals(Duration.ofDays(1)));
    lease(1_000_000, "1");
    await().atMost(Duration.ofSeconds(2)).until(move::isDone);
    Answers.await(move);
  }

  @Test
  void aNodeThatLeftIsNotWaitedFor() {
    two.store().close();
    long start = System.nanoTime();
    one.clock().change(ahead(Duration.ofDays(1)));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isLessThan(Duration.ofMillis(Node.LEASE_MILLIS / 2));
  }

  private void lease(long node, String generation) {
    String values = node + ", " + generation + ", EXTRACT(EPOCH FROM clock_timestamp()) * 1000";
    try (Connection connection = PostgresServer.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = " + database.url().replaceFirst(".*=", ""));
      statement.execute(
          "INSERT INTO nodes (id, generation, renewed_at) VALUES ("
              + values
              + ") ON CONFLICT (id) DO UPDATE SET generation = excluded.generation");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
