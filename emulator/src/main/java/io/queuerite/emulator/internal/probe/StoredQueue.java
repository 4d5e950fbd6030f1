package io.queuerite.emulator.internal.probe;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.QueueProperties;
import io.queuerite.emulator.internal.store.StoreContents.Seed;
import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.QueueSnapshot;
import io.queuerite.emulator.testing.RequestJournal;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A queue of the store, as a test sees it. */
final class StoredQueue implements QueueProbe {
  /** Time passes and probes change things without a request, so a waiting test looks by itself. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  /** So that requests wait no longer than for a few hundred messages. */
  private static final int MOVED_TOGETHER = 500;

  private final QueueAddress address;
  private final QueueStore store;
  private final InstantSource clock;
  private final RequestJournal journal;

  StoredQueue(QueueAddress address, QueueStore store, InstantSource clock, RequestJournal journal) {
    this.address = address;
    this.store = store;
    this.clock = clock;
    this.journal = journal;
  }

  @Override
  public String account() {
    return address.account().value();
  }

  @Override
  public String name() {
    return address.queue().value();
  }

  @Override
  public boolean exists() {
    return ifThere(store.getQueue(address)) != null;
  }

  @Override
  public QueueProbe create(Map<String, String> metadata) {
    Metadata.Builder checked = new Metadata.Builder();
    Metadata pairs;
    try {
      metadata.forEach(checked::add);
      pairs = checked.build();
    } catch (StorageException wrong) {
      throw new IllegalArgumentException("metadata " + metadata + ": " + wrong.getMessage(), wrong);
    }
    done(store.createQueue(address, pairs, clock.instant()));
    return this;
  }

  @Override
  public boolean delete() {
    Instant now = clock.instant();
    return ifThere(store.deleteQueue(address, now, now).thenApply(done -> true)) != null;
  }

  @Override
  public QueueSnapshot snapshot() {
    return done(taking());
  }

  /** In one look, so that no message moves from one page to another meanwhile. */
  private CompletableFuture<QueueSnapshot> taking() {
    Instant now = clock.instant();
    return store
        .browse(address, null, Integer.MAX_VALUE, now)
        .thenApply(all -> Snapshots.of(address, all, now));
  }

  @Override
  public MessageSnapshot put(SeedMessage message) {
    Instant now = clock.instant();
    Instant visibleAt = message.visibleAt(now);
    Instant end = expiry(message.timeToLive(), now);
    NewMessage text = new NewMessage(MessageText.of(message.text()), now, visibleAt, end);
    return Snapshots.of(
        done(store.seed(address, new Seed(text, message.dequeueCount(), null))), now);
  }

  private static Instant expiry(@Nullable Duration timeToLive, Instant now) {
    if (timeToLive == null) {
      return Limits.NEVER;
    }
    try {
      Instant end = now.plus(timeToLive);
      return end.isAfter(Limits.NEVER) ? Limits.NEVER : end;
    } catch (ArithmeticException | DateTimeException beyondAllTime) {
      return Limits.NEVER;
    }
  }

  @Override
  public boolean remove(String messageId) {
    UUID id = id(messageId);
    return id != null && done(store.remove(address, id, clock.instant()));
  }

  @Override
  public boolean release(String messageId) {
    UUID id = id(messageId);
    return id != null && done(store.release(address, id, clock.instant()));
  }

  @Override
  public int moveTo(String queue) {
    StoredQueue to = other(queue);
    Instant now = clock.instant();
    // A consumer that fails at once brings them back: they are counted, and not taken again.
    long left =
        done(store.overview(address.account(), new ListQuery(name(), name(), 1), now))
            .queues()
            .get(0)
            .visible();
    int moved = 0;
    while (left > 0) {
      int limit = (int) Math.min(left, MOVED_TOGETHER);
      int some = done(store.move(address, to.address, limit, now)).size();
      moved += some;
      left = some == 0 ? 0 : left - some;
    }
    return moved;
  }

  @Override
  public boolean moveTo(String queue, String messageId) {
    StoredQueue to = other(queue);
    UUID id = id(messageId);
    return id != null && !done(store.move(address, to.address, id, clock.instant())).isEmpty();
  }

  /** Another queue, once it is known that both are there. */
  private StoredQueue other(String queue) {
    StoredQueue other =
        new StoredQueue(QueueProbes.address(address.account(), queue), store, clock, journal);
    if (other.address.equals(address)) {
      throw new IllegalArgumentException(
          "queue '" + queue + "': expected another one than that of the messages");
    }
    QueueProperties unused = done(store.getQueue(address));
    unused = other.done(store.getQueue(other.address));
    return other;
  }

  /** Null for what is nobody's id. */
  private static @Nullable UUID id(String messageId) {
    try {
      return UUID.fromString(messageId);
    } catch (IllegalArgumentException nobodysId) {
      return null;
    }
  }

  @Override
  public void clear() {
    done(store.clear(address).thenApply(cleared -> true));
  }

  @Override
  public void awaitCount(int count, Duration timeout) {
    if (count < 0) {
      throw new IllegalArgumentException("count '" + count + "': expected 0 or more");
    }
    await(
        () -> {
          Long found = ifThere(store.countUnexpired(address, clock.instant()));
          return found != null && found == count ? found : null;
        },
        timeout,
        count == 0 ? "to be empty" : count == 1 ? "1 message" : count + " messages");
  }

  @Override
  public QueueSnapshot await(Predicate<QueueSnapshot> wanted, Duration timeout) {
    return await(
        () -> {
          QueueSnapshot now = ifThere(taking());
          return now != null && wanted.test(now) ? now : null;
        },
        timeout,
        "to be as wanted");
  }

  /** Looks until there is something to see. */
  private <T> T await(Supplier<@Nullable T> look, Duration timeout, String expected) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      T seen = look.get();
      if (seen != null) {
        return seen;
      }
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.isNegative() || left.isZero() || Thread.currentThread().isInterrupted()) {
        throw inVain(expected, timeout);
      }
      journal.awaitNext(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
    }
  }

  private AssertionError inVain(String expected, Duration timeout) {
    QueueSnapshot last = ifThere(taking());
    return new AssertionError(
        "queue '%s': expected %s within %s\n%s\n%s"
            .formatted(
                name(),
                expected,
                timeout,
                last == null ? "Queue " + name() + " of " + account() + ": does not exist" : last,
                journal.describeRequests()));
  }

  private <T> T done(CompletableFuture<T> call) {
    try {
      return call.join();
    } catch (CompletionException failure) {
      String why =
          failure.getCause() instanceof StorageException answer
              ? answer.error() == StorageError.QUEUE_NOT_FOUND
                  ? "does not exist"
                  : String.valueOf(answer.getMessage())
              : String.valueOf(failure.getMessage());
      throw new IllegalStateException(
          "queue '" + name() + "' of account '" + account() + "': " + why, failure);
    }
  }

  /** The answer; null where there is no such queue. */
  private <T> @Nullable T ifThere(CompletableFuture<T> call) {
    try {
      return call.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof StorageException answer
          && answer.error() == StorageError.QUEUE_NOT_FOUND) {
        return null;
      }
      throw failure;
    }
  }
}
