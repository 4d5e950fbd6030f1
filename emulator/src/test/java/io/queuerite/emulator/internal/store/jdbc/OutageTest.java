package io.queuerite.emulator.internal.store.jdbc;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static io.queuerite.emulator.internal.store.StoreUnderTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.queuerite.emulator.internal.model.ClockSetting;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.OutOfReachException;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.Answers;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.SharedDatabase;
import io.queuerite.emulator.internal.store.StoreUnderTest;
import io.queuerite.emulator.internal.store.TestQueue;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database is away and comes back: no wrong answers, and nobody waits for long. */
final class OutageTest {
  /** It tells of each outage, and here they are meant. */
  private static final Logger LOG = Logger.getLogger(Outage.class.getName());

  static {
    LOG.setLevel(Level.OFF);
  }

  private final SharedDatabase database = PostgresServer.fresh();
  private final Wire wire = new Wire();
  private final SharedStore node = SharedStore.open(wire.to(database));
  private final StoreUnderTest wrapped = node::store;
  private final TestQueue queue = wrapped.queue("orders").created();

  @AfterEach
  void close() {
    node.store().close();
    wire.close();
  }

  @Test
  void callsAreRefusedAndDoneAgainOnceTheDatabaseIsBack() {
    queue.put("before", NOW);
    wire.cut();
    assertRefused(StorageError.SERVER_BUSY, node.store().peek(queue.address(), 1, NOW));
    assertRefused(StorageError.SERVER_BUSY, node.store().getQueue(queue.address()));
    wire.mend();
    awaitReturn();
    assertThat(queue.texts(NOW)).containsExactly("before");
    queue.put("after", NOW);
    assertThat(queue.texts(NOW)).containsExactly("before", "after");
  }

  /** It may have been done or not; done twice it must not be. */
  @Test
  void aCommitWhoseAnswerIsLostIsNotDoneAgain() {
    queue.put("before", NOW);
    wire.loseAnswerToCommitAfter("INSERT INTO messages");
    var unheard =
        node.store()
            .put(
                queue.address(),
                new QueueStore.NewMessage(
                    MessageText.of("unheard"), NOW, NOW, NOW.plusSeconds(60)));
    assertRefused(StorageError.SERVER_BUSY, unheard);
    wire.mend();
    awaitReturn();
    assertThat(queue.texts(NOW)).containsExactly("before", "unheard");
  }

  @Test
  void aNodeThatCannotRenewItsLeaseDoesNotKnowTheTime() {
    assertThat(node.clock().isCurrent()).isTrue();
    wire.cut();
    assertThatThrownBy(() -> node.clock().change(was -> ClockSetting.REAL_TIME))
        .isInstanceOf(OutOfReachException.class);
    await().atMost(Duration.ofSeconds(10)).until(() -> !node.clock().isCurrent());
    wire.mend();
    await().atMost(Duration.ofSeconds(10)).until(() -> node.clock().isCurrent());
  }

  @Test
  void aStoreIsClosedThoughItsDatabaseIsAway() {
    wire.cut();
    assertRefused(StorageError.SERVER_BUSY, node.store().getQueue(queue.address()));
    node.store().close();
    assertRefused(StorageError.SERVER_BUSY, node.store().accounts());
  }

  private void awaitReturn() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Answers.await(
                    node.store()
                        .getQueue(queue.address())
                        .handle((found, refusal) -> refusal == null)));
  }
}
