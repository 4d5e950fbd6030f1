package io.queuerite.emulator.internal.store;

import static io.queuerite.emulator.internal.store.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.ServiceProperties.CorsRule;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A store, or an account of it, becomes as good as new. */
public interface ResetContract extends StoreUnderTest {
  AccountName ANOTHER = new AccountName("another");
  ServiceProperties.Change CORS =
      new ServiceProperties.Change(
          null,
          null,
          null,
          List.of(new CorsRule(List.of("GET"), List.of("*"), List.of(), List.of(), 1)));

  private ServiceProperties properties(AccountName account) {
    return Answers.await(store().getServiceProperties(account));
  }

  @Test
  default void aResetStoreIsAsGoodAsNew() {
    TestQueue queue = newQueue();
    StoredMessage old = queue.put("a", NOW);
    TestQueue theirs = queue(ANOTHER, "theirs").created();
    queue("deleted").created().deleteQueue(NOW.plusSeconds(60));
    Answers.await(store().changeServiceProperties(ACCOUNT, CORS));
    assertThat(properties(ACCOUNT).cors()).hasSize(1);
    Answers.await(store().reset());
    assertThat(properties(ACCOUNT)).isEqualTo(ServiceProperties.DEFAULT);
    assertThat(Answers.await(store().accounts())).isEmpty();
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().getQueue(theirs.address()));
    assertThat(Answers.await(queue("deleted").creating(NOW))).isEqualTo(Creation.CREATED);
    queue.created();
    assertThat(queue.count()).isZero();
    assertThat(queue.texts(NOW)).isEmpty();
    assertRefused(StorageError.MESSAGE_NOT_FOUND, queue.deleting(old, NOW));
    assertThat(queue.put("b", NOW).id()).isNotEqualTo(old.id());
  }

  @Test
  default void resettingAnAccountLeavesTheOthersAlone() {
    newQueue().put("a", NOW);
    TestQueue theirs = queue(ANOTHER, "orders").created();
    theirs.put("theirs", NOW);
    for (AccountName account : List.of(ACCOUNT, ANOTHER)) {
      queue(account, "deleted").created().deleteQueue(NOW.plusSeconds(60));
      Answers.await(store().changeServiceProperties(account, CORS));
    }
    Answers.await(store().reset(ACCOUNT));
    assertRefused(StorageError.QUEUE_NOT_FOUND, store().getQueue(queue("orders").address()));
    assertThat(properties(ACCOUNT)).isEqualTo(ServiceProperties.DEFAULT);
    assertThat(Answers.await(queue("deleted").creating(NOW))).isEqualTo(Creation.CREATED);
    assertThat(theirs.texts(NOW)).containsExactly("theirs");
    assertThat(properties(ANOTHER).cors()).hasSize(1);
    assertRefused(StorageError.QUEUE_BEING_DELETED, queue(ANOTHER, "deleted").creating(NOW));
  }

  /** Its cost does not depend on the messages, because it touches none. */
  @Test
  default void resettingLeavesTheMessagesToTheSweeper() {
    TestQueue queue = newQueue();
    for (int i = 0; i < 450; i++) {
      queue.put("a", NOW);
    }
    Answers.await(store().reset());
    assertThat(sweepAll(NOW)).isGreaterThanOrEqualTo(450);
    assertThat(sweepAll(NOW)).isZero();
  }

  @Test
  default void whatIsAskedForAroundAResetHappensInThatOrder() {
    TestQueue queue = newQueue();
    List<CompletableFuture<?>> asked = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asked.add(store().createQueue(queue.address(), queue.properties().metadata(), NOW));
      asked.add(store().changeServiceProperties(ACCOUNT, CORS));
      asked.add(store().getServiceProperties(ACCOUNT));
      asked.add(store().reset());
      CompletableFuture<ServiceProperties> after = store().getServiceProperties(ACCOUNT);
      CompletableFuture<Creation> created = queue.creating(NOW);
      asked.forEach(Answers::await);
      assertThat(properties(ACCOUNT)).isEqualTo(ServiceProperties.DEFAULT);
      assertThat(Answers.await(created)).isEqualTo(Creation.CREATED);
      Answers.await(after);
    }
  }
}
