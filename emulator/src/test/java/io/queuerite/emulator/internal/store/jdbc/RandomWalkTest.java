package io.queuerite.emulator.internal.store.jdbc;

import static java.util.Comparator.comparing;

import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.RandomWalk;
import io.queuerite.emulator.internal.store.SharedDatabase;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of calls at random. A failure names the seed, which can be added to the fixed ones. */
final class RandomWalkTest {
  private static final int CALLS = 3000;

  static LongStream seeds() {
    return LongStream.of(1, 2, 3, ThreadLocalRandom.current().nextInt(1_000_000));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStoreInMemoryAnswersAsTheModelDoes(long seed) {
    new RandomWalk(seed, JdbcQueueStore.inMemory(), store -> store).walk(CALLS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStoreOnAFileAnswersAsTheModelDoesAlsoWhenReopened(long seed, @TempDir Path folder) {
    new RandomWalk(
            seed,
            JdbcQueueStore.committed(folder),
            store -> {
              store.close();
              return JdbcQueueStore.committed(folder);
            })
        .walk(CALLS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStoreInPostgresAnswersAsTheModelDoesAlsoWhenReopened(long seed) {
    SharedDatabase database = PostgresServer.fresh();
    new RandomWalk(
            seed,
            nodes(seed, database, 1),
            store -> {
              store.close();
              return nodes(seed, database, 1);
            },
            comparing(this::row))
        .walk(CALLS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void twoNodesOnOneDatabaseAnswerAsTheModelDoes(long seed) {
    new RandomWalk(
            seed, nodes(seed, PostgresServer.fresh(), 2), store -> store, comparing(this::row))
        .walk(CALLS);
  }

  /** Lanes draw the numbers of rows in blocks, and what is moved was drawn by another lane. */
  private long row(StoredMessage message) {
    return MessageKeys.seqOf(message.id());
  }

  private static QueueStore nodes(long seed, SharedDatabase database, int count) {
    return SeveralNodes.asOne(
        seed, IntStream.range(0, count).mapToObj(i -> SharedStore.open(database).store()).toList());
  }

  /** Whatever can be changed is in the redo log, and done again as it was done. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStoreOnAFileAnswersAsTheModelDoesAlsoAfterEachCrash(long seed, @TempDir Path folder) {
    AtomicInteger crashes = new AtomicInteger();
    Path first = folder.resolve("0");
    new RandomWalk(
            seed,
            JdbcQueueStore.committed(first),
            store -> {
              Path before = folder.resolve("" + crashes.get());
              Path after = Crash.copy(before, folder.resolve("" + crashes.incrementAndGet()));
              store.close();
              return JdbcQueueStore.committed(after);
            })
        .walk(CALLS / 2);
  }
}
