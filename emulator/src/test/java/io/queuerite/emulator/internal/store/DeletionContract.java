package io.queuerite.emulator.internal.store;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A deleted queue's name may be kept back for a while. */
public interface DeletionContract extends StoreUnderTest {
  Instant FREE_AT = NOW.plusSeconds(30);
  Instant A_TICK_EARLIER = FREE_AT.minusNanos(100);

  @Test
  default void aDeletedNameIsKeptBackUntilItsTime() {
    TestQueue queue = newQueue();
    queue.deleteQueue(FREE_AT);
    assertRefused(StorageError.QUEUE_BEING_DELETED, queue.creating(NOW));
    assertRefused(StorageError.QUEUE_BEING_DELETED, queue.creating(A_TICK_EARLIER));
    assertThat(Answers.await(queue.creating(FREE_AT))).isEqualTo(Creation.CREATED);
    assertThat(Answers.await(queue.creating(NOW))).isEqualTo(Creation.UNCHANGED);
  }

  @Test
  default void aNameThatIsKeptBackIsNoQueue() {
    TestQueue queue = newQueue();
    queue.put("goes", NOW);
    queue.deleteQueue(FREE_AT);
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().getQueue(queue.address()));
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().deleteQueue(queue.address(), NOW, NOW));
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().peek(queue.address(), 1, NOW));
    assertThat(Answers.await(store().listQueues(ACCOUNT, new ListQuery("", "", 9))).queues())
        .isEmpty();
  }

  @Test
  default void otherNamesAndOtherAccountsAreFree() {
    newQueue().deleteQueue(FREE_AT);
    assertThat(Answers.await(queue("other").creating(NOW))).isEqualTo(Creation.CREATED);
    TestQueue sameName = queue(new AccountName("another"), "orders");
    assertThat(Answers.await(sameName.creating(NOW))).isEqualTo(Creation.CREATED);
  }

  @Test
  default void aTimeThatIsNotAheadKeepsNothingBack() {
    TestQueue queue = newQueue();
    for (Instant freeAt : new Instant[] {NOW, NOW.minusSeconds(1)}) {
      queue.deleteQueue(freeAt);
      assertThat(Answers.await(queue.creating(NOW.minusSeconds(60)))).isEqualTo(Creation.CREATED);
    }
    queue.deleteQueue(NOW);
    sweepAll(NOW);
    assertThat(sweepAll(FREE_AT)).as("names to be swept").isZero();
  }

  @Test
  default void aNameCanBeKeptBackAgain() {
    TestQueue queue = newQueue();
    queue.deleteQueue(FREE_AT);
    Answers.await(queue.creating(FREE_AT));
    queue.deleteQueue(FREE_AT.plusSeconds(30));
    assertRefused(StorageError.QUEUE_BEING_DELETED, queue.creating(FREE_AT));
    assertThat(Answers.await(queue.creating(FREE_AT.plusSeconds(30)))).isEqualTo(Creation.CREATED);
  }

  @Test
  default void aNameIsSweptWhenItIsFreeAndNotBefore() {
    TestQueue queue = newQueue();
    queue.deleteQueue(FREE_AT);
    sweepAll(A_TICK_EARLIER);
    assertRefused(StorageError.QUEUE_BEING_DELETED, queue.creating(A_TICK_EARLIER));
    assertThat(sweepAll(FREE_AT)).isOne();
    assertThat(Answers.await(queue.creating(A_TICK_EARLIER)))
        .as("once swept, it is free whatever the clock says")
        .isEqualTo(Creation.CREATED);
  }

  @Test
  default void moreNamesThanASliceAreSweptToTheLast() {
    for (int i = 0; i < 450; i++) {
      queue("q-" + i).created().deleteQueue(FREE_AT);
    }
    sweepAll(NOW);
    assertThat(sweepAll(FREE_AT)).isEqualTo(450);
  }
}
