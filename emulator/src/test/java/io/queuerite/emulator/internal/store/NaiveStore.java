package io.queuerite.emulator.internal.store;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.QueueEntry;
import io.queuerite.emulator.internal.store.QueueStore.QueuePage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.StoreContents.Head;
import io.queuerite.emulator.internal.store.StoreContents.OverviewPage;
import io.queuerite.emulator.internal.store.StoreContents.QueueOverview;
import io.queuerite.emulator.internal.store.StoreContents.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a store should do, said as plainly as it can be: a list for each queue, searched from end to
 * end. It cannot know which ids and receipts the real store chooses, so it takes those, and nothing
 * else, from the real answer.
 */
final class NaiveStore {
  private static final class Queue {
    Metadata metadata;
    final List<StoredMessage> messages = new ArrayList<>();

    Queue(Metadata metadata) {
      this.metadata = metadata;
    }
  }

  private final Comparator<StoredMessage> order;
  private final Map<QueueAddress, Queue> queues = new HashMap<>();
  private final Map<QueueAddress, Instant> freeAt = new HashMap<>();
  private final Set<List<Object>> receipts = new HashSet<>();

  /**
   * @param ties how messages that become visible at one time follow each other, where that is not
   *     in the order in which they were put
   */
  NaiveStore(Comparator<StoredMessage> ties) {
    this.order = Comparator.comparing((StoredMessage m) -> m.visibleAt()).thenComparing(ties);
  }

  private Queue queue(QueueAddress address) {
    Queue queue = queues.get(address);
    if (queue == null) {
      throw StorageError.QUEUE_NOT_FOUND.exception();
    }
    return queue;
  }

  Creation create(QueueAddress address, Metadata metadata, Instant now) {
    if (!queues.containsKey(address) && freeAt.getOrDefault(address, now).isAfter(now)) {
      throw StorageError.QUEUE_BEING_DELETED.exception();
    }
    Queue existing = queues.putIfAbsent(address, new Queue(metadata));
    if (existing != null && !existing.metadata.sameAs(metadata)) {
      throw StorageError.QUEUE_ALREADY_EXISTS.exception();
    }
    return existing == null ? Creation.CREATED : Creation.UNCHANGED;
  }

  void deleteQueue(QueueAddress address, Instant free, Instant now) {
    queue(address);
    queues.remove(address);
    if (free.isAfter(now)) {
      freeAt.put(address, free);
    }
  }

  void clear(QueueAddress address) {
    queue(address).messages.clear();
  }

  void setMetadata(QueueAddress address, Metadata metadata) {
    queue(address).metadata = metadata;
  }

  Metadata metadata(QueueAddress address) {
    return queue(address).metadata;
  }

  QueuePage list(AccountName account, ListQuery query) {
    List<QueueEntry> all =
        queues.keySet().stream()
            .filter(queue -> queue.account().equals(account))
            .map(queue -> new QueueEntry(queue.queue().value(), metadata(queue)))
            .filter(entry -> entry.name().startsWith(query.prefix()))
            .filter(entry -> entry.name().compareTo(query.from()) >= 0)
            .sorted(Comparator.comparing(QueueEntry::name))
            .toList();
    int end = Math.min(all.size(), query.limit());
    return new QueuePage(all.subList(0, end), end < all.size() ? all.get(end).name() : null);
  }

  StoredMessage put(QueueAddress address, NewMessage message, Supplier<StoredMessage> answer) {
    Queue queue = queue(address);
    StoredMessage put =
        new StoredMessage(
            answer.get().id(),
            message.text(),
            message.insertedAt(),
            message.expiresAt(),
            message.visibleAt(),
            0,
            fresh(answer.get()));
    queue.messages.add(put);
    return put;
  }

  List<StoredMessage> peek(QueueAddress address, int count, Instant now) {
    return alive(address, now)
        .filter(message -> !message.visibleAt().isAfter(now))
        .sorted(order)
        .limit(count)
        .toList();
  }

  List<StoredMessage> get(
      QueueAddress address,
      int count,
      Instant visibleAt,
      Instant now,
      Supplier<List<StoredMessage>> answer) {
    List<StoredMessage> got = new ArrayList<>();
    for (StoredMessage old : peek(address, count, now)) {
      if (got.size() == answer.get().size()) {
        throw new AssertionError("fewer messages than the " + count + " asked for: " + got);
      }
      PopReceipt receipt = fresh(answer.get().get(got.size()));
      got.add(change(address, old, visibleAt, old.dequeueCount() + 1, old.text(), receipt));
    }
    return got;
  }

  StoredMessage update(
      QueueAddress address,
      Claim claim,
      Instant visibleAt,
      @Nullable MessageText text,
      Instant now,
      Supplier<StoredMessage> answer) {
    StoredMessage old = find(address, claim, now);
    MessageText newText = text == null ? old.text() : text;
    PopReceipt receipt = fresh(answer.get());
    return change(address, old, visibleAt, old.dequeueCount(), newText, receipt);
  }

  void delete(QueueAddress address, Claim claim, Instant now) {
    queue(address).messages.remove(find(address, claim, now));
  }

  StoredMessage seed(QueueAddress address, Seed seed, Supplier<StoredMessage> answer) {
    StoredMessage put = put(address, seed.message(), answer);
    PopReceipt receipt = put.receipt();
    return change(address, put, put.visibleAt(), seed.dequeueCount(), put.text(), receipt);
  }

  boolean remove(QueueAddress address, UUID id, Instant now) {
    List<StoredMessage> found =
        alive(address, now).filter(message -> message.id().equals(id)).toList();
    return queue(address).messages.removeAll(found);
  }

  boolean release(QueueAddress address, UUID id, Instant now) {
    List<StoredMessage> found =
        alive(address, now).filter(message -> message.id().equals(id)).toList();
    for (StoredMessage old : found) {
      Instant visibleAt = old.visibleAt().isAfter(now) ? now : old.visibleAt();
      change(address, old, visibleAt, old.dequeueCount(), old.text(), old.receipt());
    }
    return !found.isEmpty();
  }

  List<StoredMessage> move(
      QueueAddress from,
      QueueAddress to,
      int limit,
      Instant now,
      Supplier<List<StoredMessage>> answer) {
    List<StoredMessage> moved = new ArrayList<>();
    for (StoredMessage old : peek(from, limit, now)) {
      Instant end = now.plus(Duration.between(old.insertedAt(), old.expiresAt()));
      boolean never = old.expiresAt().equals(Limits.NEVER) || end.isAfter(Limits.NEVER);
      NewMessage message = new NewMessage(old.text(), now, now, never ? Limits.NEVER : end);
      int next = moved.size();
      moved.add(put(to, message, () -> answer.get().get(next)));
      queue(from).messages.remove(old);
    }
    queue(to);
    return moved;
  }

  List<StoredMessage> browse(QueueAddress address, Instant now) {
    return alive(address, now).sorted(order).toList();
  }

  OverviewPage overview(AccountName account, Instant now) {
    return new OverviewPage(
        queues.keySet().stream()
            .filter(queue -> queue.account().equals(account))
            .sorted(Comparator.comparing(queue -> queue.queue().value()))
            .map(queue -> overview(queue, now))
            .toList(),
        null);
  }

  private QueueOverview overview(QueueAddress address, Instant now) {
    List<StoredMessage> all = browse(address, now);
    long hidden = all.stream().filter(message -> message.visibleAt().isAfter(now)).count();
    Head head = all.isEmpty() ? null : new Head(all.get(0).visibleAt(), all.get(0).insertedAt());
    return new QueueOverview(address, metadata(address), all.size() - hidden, hidden, head);
  }

  void reset(AccountName account) {
    queues.keySet().removeIf(queue -> queue.account().equals(account));
    freeAt.keySet().removeIf(queue -> queue.account().equals(account));
  }

  void sweep(Instant now) {
    queues.values().forEach(q -> q.messages.removeIf(m -> !m.expiresAt().isAfter(now)));
    freeAt.values().removeIf(time -> !time.isAfter(now));
  }

  long countAlive(QueueAddress address, Instant now) {
    return alive(address, now).count();
  }

  long countStored(QueueAddress address) {
    return queue(address).messages.size();
  }

  private Stream<StoredMessage> alive(QueueAddress address, Instant now) {
    return queue(address).messages.stream().filter(m -> m.expiresAt().isAfter(now));
  }

  private StoredMessage find(QueueAddress address, Claim claim, Instant now) {
    return alive(address, now)
        .filter(message -> message.id().equals(claim.id()))
        .filter(message -> message.receipt().stamp() == claim.receipt().stamp())
        .findFirst()
        .orElseThrow(StorageError.MESSAGE_NOT_FOUND::exception);
  }

  private StoredMessage change(
      QueueAddress address,
      StoredMessage old,
      Instant visibleAt,
      int dequeueCount,
      MessageText text,
      PopReceipt receipt) {
    StoredMessage changed =
        new StoredMessage(
            old.id(), text, old.insertedAt(), old.expiresAt(), visibleAt, dequeueCount, receipt);
    List<StoredMessage> messages = queue(address).messages;
    messages.set(messages.indexOf(old), changed);
    return changed;
  }

  /** The receipt that the real store gave; none may come twice for one message. */
  private PopReceipt fresh(StoredMessage answer) {
    UUID id = answer.id();
    PopReceipt receipt = answer.receipt();
    if (!receipts.add(List.of(id, receipt.stamp()))) {
      throw new AssertionError("receipt given twice: " + answer);
    }
    return new PopReceipt(receipt.stamp(), PopReceipt.NOT_RENEWED);
  }
}
