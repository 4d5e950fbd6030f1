package io.queuerite.emulator.internal.store;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Queues come, carry metadata, are emptied and go. */
public interface QueueContract extends StoreUnderTest {
  @Test
  default void createTellsWhetherThereWasSomethingToDo() {
    TestQueue queue = queue("orders");
    assertThat(queue.create(metadata("a", "1"))).isEqualTo(Creation.CREATED);
    assertThat(queue.create(metadata("A", "1"))).isEqualTo(Creation.UNCHANGED);
    assertThat(queue.properties().metadata()).isEqualTo(metadata("a", "1"));
  }

  @Test
  default void createWithOtherMetadataIsRefusedAndChangesNothing() {
    TestQueue queue = queue("orders");
    queue.create(metadata("a", "1"));
    queue.put("stays", NOW);
    for (Metadata other : new Metadata[] {metadata("a", "2"), metadata("b", "1"), Metadata.EMPTY}) {
      assertRefused(
          StorageError.QUEUE_ALREADY_EXISTS, store().createQueue(queue.address(), other, NOW));
    }
    assertThat(queue.properties().metadata()).isEqualTo(metadata("a", "1"));
    assertThat(queue.texts(NOW)).containsExactly("stays");
  }

  @Test
  default void createOfAnExistingQueueKeepsItsMessages() {
    TestQueue queue = newQueue();
    queue.put("stays", NOW);
    assertThat(queue.create(Metadata.EMPTY)).isEqualTo(Creation.UNCHANGED);
    assertThat(queue.texts(NOW)).containsExactly("stays");
  }

  @Test
  default void queuesOfTheSameNameInTwoAccountsHaveNothingInCommon() {
    TestQueue ours = newQueue();
    TestQueue theirs = queue(new AccountName("another"), "orders").created();
    StoredMessage message = ours.put("ours", NOW);
    theirs.put("theirs", NOW);
    assertRefused(StorageError.MESSAGE_NOT_FOUND, theirs.deleting(message, NOW));
    theirs.deleteQueue();
    assertThat(ours.texts(NOW)).containsExactly("ours");
  }

  @Test
  default void everyCallOnAMissingQueueSaysSo() {
    assertAllRefused(queue("nowhere").address());
  }

  @Test
  default void everyCallOnADeletedQueueSaysSo() {
    TestQueue queue = newQueue();
    queue.put("goes", NOW);
    queue.deleteQueue();
    assertAllRefused(queue.address());
  }

  private void assertAllRefused(QueueAddress queue) {
    Claim claim = new Claim(new UUID(0, 0), new PopReceipt(0, PopReceipt.NOT_RENEWED));
    NewMessage message = new NewMessage(MessageText.of(""), NOW, NOW, NOW.plusSeconds(1));
    StorageError missing = StorageError.QUEUE_NOT_FOUND;
    assertRefused(missing, store().deleteQueue(queue, NOW, NOW));
    assertRefused(missing, store().getQueue(queue));
    assertRefused(missing, store().setMetadata(queue, Metadata.EMPTY));
    assertRefused(missing, store().put(queue, message));
    assertRefused(missing, store().get(queue, 1, NOW, NOW));
    assertRefused(missing, store().peek(queue, 1, NOW));
    assertRefused(missing, store().update(queue, claim, NOW, null, NOW));
    assertRefused(missing, store().delete(queue, claim, NOW));
    assertRefused(missing, store().clear(queue));
  }

  @Test
  default void aQueueCreatedAnewKnowsNothingOfItsForerunner() {
    TestQueue queue = queue("orders");
    queue.create(metadata("old", "1"));
    StoredMessage message = queue.put("old", NOW);
    queue.deleteQueue();
    assertThat(queue.create(metadata("new", "1"))).isEqualTo(Creation.CREATED);
    assertThat(queue.properties().metadata()).isEqualTo(metadata("new", "1"));
    assertThat(queue.count()).isZero();
    assertThat(queue.texts(NOW)).isEmpty();
    assertRefused(StorageError.MESSAGE_NOT_FOUND, queue.deleting(message, NOW));
    queue.put("new", NOW);
    sweepAll(NOW);
    assertThat(queue.texts(NOW)).containsExactly("new");
    assertThat(queue.count()).isOne();
  }

  @Test
  default void clearTakesVisibleAndInvisibleMessagesAndLeavesTheQueue() {
    TestQueue queue = queue("orders");
    queue.create(metadata("a", "1"));
    StoredMessage visible = queue.put("visible", NOW);
    StoredMessage invisible = queue.put("invisible", NOW, NOW.plusSeconds(9));
    queue.clear();
    assertThat(queue.count()).isZero();
    assertThat(queue.texts(NOW.plusSeconds(9))).isEmpty();
    assertRefused(StorageError.MESSAGE_NOT_FOUND, queue.deleting(visible, NOW));
    assertRefused(StorageError.MESSAGE_NOT_FOUND, queue.updating(invisible, NOW, null, NOW));
    assertThat(queue.properties().metadata()).isEqualTo(metadata("a", "1"));
    queue.put("after", NOW);
    assertThat(queue.texts(NOW)).containsExactly("after");
    assertThat(queue.count()).isOne();
  }

  @Test
  default void clearLeavesOtherQueuesAlone() {
    TestQueue queue = newQueue();
    TestQueue other = queue("others").created();
    other.put("stays", NOW);
    queue.clear();
    sweepAll(NOW);
    assertThat(other.texts(NOW)).containsExactly("stays");
  }

  @Test
  default void metadataComesBackInOrderAndToTheLetter() {
    StringBuilder ascii = new StringBuilder("\t");
    for (char c = ' '; c <= '~'; c++) {
      ascii.append(c);
    }
    Metadata metadata =
        metadata(
            "z", ascii.toString(), "MixedCase", "Value", "_\u00e4\u4e2d\u0130", "", "a", " a:b ");
    TestQueue queue = queue("orders");
    queue.create(metadata);
    assertThat(queue.properties().metadata().pairs()).containsExactlyEntriesOf(metadata.pairs());
  }

  @Test
  default void metadataMayBeAsManyAndAsLongAsItMayBe() {
    Metadata.Builder many = new Metadata.Builder();
    for (int i = 0; i < 1365; i++) {
      many.add("n%05d".formatted(i), "");
    }
    TestQueue queue = queue("orders");
    queue.create(many.build());
    assertThat(queue.properties().metadata().pairs()).hasSize(1365);
    Metadata one = metadata("n", "v".repeat(8191));
    queue.setMetadata(one);
    assertThat(queue.properties().metadata()).isEqualTo(one);
  }

  @Test
  default void metadataIsReplacedAsAWholeAndMessagesStay() {
    TestQueue queue = queue("orders");
    queue.create(metadata("a", "1", "b", "2"));
    queue.put("stays", NOW);
    queue.setMetadata(metadata("c", "3"));
    assertThat(queue.properties().metadata()).isEqualTo(metadata("c", "3"));
    queue.setMetadata(Metadata.EMPTY);
    assertThat(queue.properties().metadata()).isEqualTo(Metadata.EMPTY);
    assertThat(queue.texts(NOW)).containsExactly("stays");
  }

  private static Metadata metadata(String... namesAndValues) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      pairs.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Metadata(pairs);
  }
}
