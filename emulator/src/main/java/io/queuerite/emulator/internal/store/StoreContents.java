package io.queuerite.emulator.internal.store;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a store, seen and changed behind the service's back: for tests, and to move a store.
 * Each call is atomic, as those of {@link QueueStore} are.
 */
public interface StoreContents {
  /**
   * One page of a queue's messages, in the order in which they become visible, those that are not
   * yet among them; expired ones are left out. Fails with {@code QueueNotFound}.
   *
   * @param after where the page before ended; null for the first page
   * @param limit at most so many messages, 1 or more
   */
  CompletableFuture<MessagePage> browse(
      QueueAddress queue, @Nullable Place after, int limit, Instant now);

  /**
   * How many messages of a queue have not expired, hidden ones included; exact, and cheap whatever
   * the depth. Fails with {@code QueueNotFound}.
   */
  CompletableFuture<Long> countUnexpired(QueueAddress queue, Instant now);

  /**
   * One page of an account's queues in the order of their names, with what lies in them. Exact, and
   * its cost does not depend on how many messages are visible; it grows with those hidden.
   */
  CompletableFuture<OverviewPage> overview(AccountName account, ListQuery query, Instant now);

  /** Adds a message that may already have a history. Fails with {@code QueueNotFound}. */
  CompletableFuture<StoredMessage> seed(QueueAddress queue, Seed seed);

  /**
   * Puts a message back just as it was in this store or another: its id and receipt stay good. Ids
   * lead to rows, and a row holds one message. Fails with {@code QueueNotFound}.
   *
   * @return whether it was done; false where another message has the id's row, or no store would
   *     have given such an id
   */
  CompletableFuture<Boolean> restore(QueueAddress queue, StoredMessage message);

  /**
   * Removes a message without asking for a receipt. Fails with {@code QueueNotFound}.
   *
   * @return whether there was such a message, not expired
   */
  CompletableFuture<Boolean> remove(QueueAddress queue, UUID id, Instant now);

  /**
   * Makes a hidden message visible, as if its time had come; its receipt stays good. Fails with
   * {@code QueueNotFound}.
   *
   * @return whether there is such a message, not expired; one that is visible stays as it is
   */
  CompletableFuture<Boolean> release(QueueAddress queue, UUID id, Instant now);

  /**
   * Moves the visible messages that are first in line to another queue, where they are new: with
   * another id, visible at once, never dequeued, and as long to live as when they were put. None is
   * ever in both queues, or in neither. Fails with {@code QueueNotFound} where either is missing.
   *
   * @param limit at most so many, 1 or more
   * @return the messages that they have become, in order
   */
  CompletableFuture<List<StoredMessage>> move(
      QueueAddress from, QueueAddress to, int limit, Instant now);

  /**
   * The same for one message, hidden or not.
   *
   * @return what it has become; nothing where there is no such message that has not expired
   */
  CompletableFuture<List<StoredMessage>> move(
      QueueAddress from, QueueAddress to, UUID id, Instant now);

  /**
   * Makes the store as good as new: no queues, no names kept back, default service properties. Its
   * cost depends on the number of queues, not on that of messages.
   */
  CompletableFuture<Void> reset();

  /** The same for one account only. */
  CompletableFuture<Void> reset(AccountName account);

  /** The accounts that have a queue or service properties, in the order of their names. */
  CompletableFuture<List<AccountName>> accounts();

  /**
   * Shows everything that has not expired as it stands at one moment; other calls wait meanwhile.
   * The future fails with what the visitor throws.
   */
  CompletableFuture<Void> visit(Visitor visitor, Instant now);

  /**
   * Is shown accounts in the order of their names; of each its properties, then its queues in the
   * order of theirs; of each queue its messages as {@link #browse} gives them.
   */
  interface Visitor {
    /** An account that has something; properties that were never set are null. */
    void account(AccountName account, @Nullable ServiceProperties properties);

    void queue(QueueAddress queue, Metadata metadata, List<AccessPolicy> policies);

    void message(StoredMessage message);
  }

  /** A place in the order of a queue's messages. */
  record Place(long visibleAt, long seq) {}

  /**
   * One page of a queue.
   *
   * @param next where the next page begins, null on the last one
   */
  record MessagePage(Metadata metadata, List<StoredMessage> messages, @Nullable Place next) {}

  /**
   * One page of an overview.
   *
   * @param next the name with which the next page begins, null on the last one
   */
  record OverviewPage(List<QueueOverview> queues, @Nullable String next) {}

  /**
   * A queue, and how much lies in it; expired messages do not count.
   *
   * @param visible how many messages a client could get now
   * @param hidden how many will become visible later
   * @param head the message that is first in line, be it hidden; null for an empty queue
   */
  record QueueOverview(
      QueueAddress queue, Metadata metadata, long visible, long hidden, @Nullable Head head) {}

  /**
   * The message that is first in line.
   *
   * @param visibleAt since when it waits to be got, or will
   * @param insertedAt when it was put
   */
  record Head(Instant visibleAt, Instant insertedAt) {}

  /**
   * A message that may already have a history.
   *
   * @param dequeueCount 0 or more
   * @param receipt null for the one that Put Message would give
   */
  record Seed(NewMessage message, int dequeueCount, @Nullable PopReceipt receipt) {}
}
