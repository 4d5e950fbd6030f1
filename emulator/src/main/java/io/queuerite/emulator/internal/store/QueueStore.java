package io.queuerite.emulator.internal.store;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.StorageException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where queues and messages live. Every call is one atomic change, done entirely or not at all, and
 * durable as promised when its future completes; a future fails with a {@link StorageException}.
 * Every time is an argument.
 */
public interface QueueStore extends StoreContents, AutoCloseable {
  /** What a request to create a queue came to. */
  enum Creation {
    CREATED,
    /** It exists with the same metadata: nothing changed. */
    UNCHANGED
  }

  /**
   * Creates a queue. Fails with {@code QueueAlreadyExists} where one exists with other metadata,
   * and with {@code QueueBeingDeleted} before the time that the last deletion of this name set.
   */
  CompletableFuture<Creation> createQueue(QueueAddress queue, Metadata metadata, Instant now);

  /**
   * Deletes a queue and its messages, in constant time. Fails with {@code QueueNotFound}.
   *
   * @param freeAt when its name may be used again; the name is free at once where that is not after
   *     {@code now}
   */
  CompletableFuture<Void> deleteQueue(QueueAddress queue, Instant freeAt, Instant now);

  /** Lists an account's queues in the order of their names. */
  CompletableFuture<QueuePage> listQueues(AccountName account, ListQuery query);

  /** A queue's metadata and message count. Fails with {@code QueueNotFound}. */
  CompletableFuture<QueueProperties> getQueue(QueueAddress queue);

  /** Replaces a queue's metadata. Fails with {@code QueueNotFound}. */
  CompletableFuture<Void> setMetadata(QueueAddress queue, Metadata metadata);

  /** A queue's stored access policies, in their order. Fails with {@code QueueNotFound}. */
  CompletableFuture<List<AccessPolicy>> getPolicies(QueueAddress queue);

  /** Replaces a queue's stored access policies. Fails with {@code QueueNotFound}. */
  CompletableFuture<Void> setPolicies(QueueAddress queue, List<AccessPolicy> policies);

  /** An account's service properties; those of a new account where none were set. */
  CompletableFuture<ServiceProperties> getServiceProperties(AccountName account);

  /** Changes some sections of an account's service properties. */
  CompletableFuture<Void> changeServiceProperties(
      AccountName account, ServiceProperties.Change change);

  /** Adds a message. Fails with {@code QueueNotFound}. */
  CompletableFuture<StoredMessage> put(QueueAddress queue, NewMessage message);

  /**
   * Hands out visible messages in order, making each invisible until {@code visibleAt} under a new
   * receipt. No message is handed to two callers. Fails with {@code QueueNotFound}.
   */
  CompletableFuture<List<StoredMessage>> get(
      QueueAddress queue, int count, Instant visibleAt, Instant now);

  /** Shows visible messages in order and changes nothing. Fails with {@code QueueNotFound}. */
  CompletableFuture<List<StoredMessage>> peek(QueueAddress queue, int count, Instant now);

  /**
   * Changes when a message becomes visible and, where {@code text} is given, its text; the message
   * gets a new receipt. Fails with {@code QueueNotFound}, and with {@code MessageNotFound} where
   * the receipt is not the message's latest.
   */
  CompletableFuture<StoredMessage> update(
      QueueAddress queue, Claim claim, Instant visibleAt, @Nullable MessageText text, Instant now);

  /**
   * Deletes a message. Fails with {@code QueueNotFound}, and with {@code MessageNotFound} where the
   * receipt is not the message's latest.
   */
  CompletableFuture<Void> delete(QueueAddress queue, Claim claim, Instant now);

  /** Deletes all messages of a queue, in constant time. Fails with {@code QueueNotFound}. */
  CompletableFuture<Void> clear(QueueAddress queue);

  /**
   * Removes some of what nobody can see any more: expired messages, those of cleared and deleted
   * queues, and notes of deleted names that are free again.
   *
   * @return how many rows went; 0 when there is nothing left to sweep
   */
  CompletableFuture<Integer> sweep(Instant now);

  /**
   * The same by a clock that may be moved meanwhile, here or elsewhere: nothing goes that the moved
   * clock leaves alive.
   */
  default CompletableFuture<Integer> sweep(InstantSource clock) {
    return sweep(clock.instant());
  }

  /** Has this one told of each batch from now on, on a lane's own thread: it must be quick. */
  void observe(BatchListener listener);

  /** How many calls now wait for a lane to take them, in all lanes together. */
  int waitingCalls();

  /** Finishes what was asked for, then closes. */
  @Override
  void close();

  /**
   * What a client holds of a message.
   *
   * @param id as the client gave it; any other than the store's own matches nothing
   */
  record Claim(UUID id, PopReceipt receipt) {}

  /** A message to add. */
  record NewMessage(MessageText text, Instant insertedAt, Instant visibleAt, Instant expiresAt) {}

  /** A message as it stands after a call. */
  record StoredMessage(
      UUID id,
      MessageText text,
      Instant insertedAt,
      Instant expiresAt,
      Instant visibleAt,
      int dequeueCount,
      PopReceipt receipt) {

    /** The same message with another time at which it becomes visible. */
    public StoredMessage visibleAt(Instant time) {
      return new StoredMessage(id, text, insertedAt, expiresAt, time, dequeueCount, receipt);
    }
  }

  /**
   * Which queues to list.
   *
   * @param prefix of their names; empty for all
   * @param from the least name to list; empty for all
   * @param limit at most so many
   */
  record ListQuery(String prefix, String from, int limit) {}

  /**
   * One page of a list.
   *
   * @param next the name with which the next page begins, null on the last one
   */
  record QueuePage(List<QueueEntry> queues, @Nullable String next) {}

  /** One queue of a list. */
  record QueueEntry(String name, Metadata metadata) {}

  /**
   * A queue's properties.
   *
   * @param messageCount all stored messages: never fewer than there are, and more while expired
   *     ones wait to be swept
   */
  record QueueProperties(Metadata metadata, long messageCount) {}
}
