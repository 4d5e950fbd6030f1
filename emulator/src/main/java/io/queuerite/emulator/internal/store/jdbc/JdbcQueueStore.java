package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.store.BatchListener;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import io.queuerite.emulator.internal.store.jdbc.H2Dialect.Durability;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The store over JDBC: every call goes through a lane as one unit of work. */
public final class JdbcQueueStore implements QueueStore {
  /** What concerns all accounts goes on some lane, and always on the same. */
  private static final AccountName ANY = new AccountName("any");

  private final Lanes lanes;
  private final PropertiesCache properties;
  private final @Nullable Node node;
  private final Sweep sweep = new Sweep();

  /**
   * @param node this emulator among those that share the database; null where it has it alone
   */
  JdbcQueueStore(Lanes lanes, PropertiesCache properties, @Nullable Node node) {
    this.lanes = lanes;
    this.properties = properties;
    this.node = node;
  }

  /** A store that is gone when it is closed. */
  public static JdbcQueueStore inMemory() {
    return EmbeddedStore.open(H2Dialect.inMemory());
  }

  /**
   * A store on a file that survives {@code kill -9} with everything acknowledged.
   *
   * @throws StoreUnusableException with a line for a person, where the file does not open
   */
  public static JdbcQueueStore committed(Path folder) {
    return EmbeddedStore.open(folder, Durability.COMMIT);
  }

  /** A store on a file that survives a power failure, at the price of a disk flush a batch. */
  public static JdbcQueueStore flushed(Path folder) {
    return EmbeddedStore.open(folder, Durability.FSYNC);
  }

  /** A store on a file that may lose the last half second when the process is killed. */
  public static JdbcQueueStore relaxed(Path folder) {
    return EmbeddedStore.open(folder, Durability.RELAXED);
  }

  @Override
  public CompletableFuture<Creation> createQueue(
      QueueAddress queue, Metadata metadata, Instant now) {
    return lanes.of(queue).submit(unit -> Queues.create(unit, queue, metadata, now));
  }

  @Override
  public CompletableFuture<Void> deleteQueue(QueueAddress queue, Instant freeAt, Instant now) {
    return lanes.of(queue).run(unit -> Queues.delete(unit, queue, freeAt, now));
  }

  @Override
  public CompletableFuture<QueuePage> listQueues(AccountName account, ListQuery query) {
    return lanes.of(account).submit(unit -> Queues.list(unit, account, query));
  }

  @Override
  public CompletableFuture<QueueProperties> getQueue(QueueAddress queue) {
    return lanes.of(queue).submit(unit -> Queues.get(unit, queue));
  }

  @Override
  public CompletableFuture<Void> setMetadata(QueueAddress queue, Metadata metadata) {
    return lanes.of(queue).run(unit -> Queues.setMetadata(unit, queue, metadata));
  }

  @Override
  public CompletableFuture<List<AccessPolicy>> getPolicies(QueueAddress queue) {
    return lanes.of(queue).submit(unit -> Queues.getPolicies(unit, queue));
  }

  @Override
  public CompletableFuture<Void> setPolicies(QueueAddress queue, List<AccessPolicy> policies) {
    return lanes.of(queue).run(unit -> Queues.setPolicies(unit, queue, policies));
  }

  @Override
  public CompletableFuture<ServiceProperties> getServiceProperties(AccountName account) {
    ServiceProperties known = properties.get(account);
    return known != null
        ? CompletableFuture.completedFuture(known)
        : lanes
            .of(account)
            .submit(
                unit -> properties.keep(unit, account, ServicePropertiesTable.get(unit, account)));
  }

  @Override
  public CompletableFuture<Void> changeServiceProperties(
      AccountName account, ServiceProperties.Change change) {
    return lanes
        .of(account)
        .run(
            unit ->
                properties.keep(
                    unit, account, ServicePropertiesTable.change(unit, account, change)));
  }

  @Override
  public CompletableFuture<StoredMessage> put(QueueAddress queue, NewMessage message) {
    return lanes.of(queue).submit(unit -> Messages.put(unit, queue, message));
  }

  @Override
  public CompletableFuture<List<StoredMessage>> get(
      QueueAddress queue, int count, Instant visibleAt, Instant now) {
    return lanes.of(queue).submit(unit -> Messages.get(unit, queue, count, visibleAt, now));
  }

  @Override
  public CompletableFuture<List<StoredMessage>> peek(QueueAddress queue, int count, Instant now) {
    return lanes.of(queue).submit(unit -> Messages.peek(unit, queue, count, now));
  }

  @Override
  public CompletableFuture<StoredMessage> update(
      QueueAddress queue, Claim claim, Instant visibleAt, @Nullable MessageText text, Instant now) {
    return lanes
        .of(queue)
        .submit(unit -> Messages.update(unit, queue, claim, visibleAt, text, now));
  }

  @Override
  public CompletableFuture<Void> delete(QueueAddress queue, Claim claim, Instant now) {
    return lanes.of(queue).run(unit -> Messages.delete(unit, queue, claim, now));
  }

  @Override
  public CompletableFuture<Void> clear(QueueAddress queue) {
    return lanes.of(queue).run(unit -> Queues.clear(unit, queue));
  }

  @Override
  public CompletableFuture<MessagePage> browse(
      QueueAddress queue, @Nullable Place after, int limit, Instant now) {
    return lanes.of(queue).submit(unit -> Contents.browse(unit, queue, after, limit, now));
  }

  @Override
  public CompletableFuture<Long> countUnexpired(QueueAddress queue, Instant now) {
    return lanes.of(queue).submit(unit -> Contents.countUnexpired(unit, queue, now));
  }

  @Override
  public CompletableFuture<OverviewPage> overview(
      AccountName account, ListQuery query, Instant now) {
    return lanes.atOneMoment(unit -> Overview.page(unit, account, query, now));
  }

  @Override
  public CompletableFuture<StoredMessage> seed(QueueAddress queue, Seed seed) {
    return lanes.of(queue).submit(unit -> Contents.seed(unit, queue, seed));
  }

  @Override
  public CompletableFuture<Boolean> restore(QueueAddress queue, StoredMessage message) {
    return lanes.of(queue).submit(unit -> Contents.restore(unit, queue, message));
  }

  @Override
  public CompletableFuture<Boolean> remove(QueueAddress queue, UUID id, Instant now) {
    return lanes.of(queue).submit(unit -> Contents.remove(unit, queue, id, now));
  }

  @Override
  public CompletableFuture<Boolean> release(QueueAddress queue, UUID id, Instant now) {
    return lanes.of(queue).submit(unit -> Moves.release(unit, queue, id, now));
  }

  /** In the lane of their new queue: who puts there draws the places in its order. */
  @Override
  public CompletableFuture<List<StoredMessage>> move(
      QueueAddress from, QueueAddress to, int limit, Instant now) {
    return lanes.of(to).submit(unit -> Moves.visible(unit, from, to, limit, now));
  }

  @Override
  public CompletableFuture<List<StoredMessage>> move(
      QueueAddress from, QueueAddress to, UUID id, Instant now) {
    return lanes.of(to).submit(unit -> Moves.one(unit, from, to, id, now));
  }

  @Override
  public CompletableFuture<Void> reset() {
    return alone(
        unit -> {
          Reset.everything(unit);
          unit.onCommit(properties::clear);
        });
  }

  @Override
  public CompletableFuture<Void> reset(AccountName account) {
    return alone(
        unit -> {
          Reset.account(unit, account);
          unit.onCommit(() -> properties.forget(account));
        });
  }

  private CompletableFuture<Void> alone(Lane.Change change) {
    return lanes
        .alone(
            unit -> {
              change.make(unit);
              return true;
            })
        .thenAccept(done -> {});
  }

  @Override
  public CompletableFuture<List<AccountName>> accounts() {
    return lanes.of(ANY).submit(Contents::accounts);
  }

  @Override
  public CompletableFuture<Void> visit(Visitor visitor, Instant now) {
    return lanes
        .atOneMoment(unit -> Optional.ofNullable(Tour.of(unit, visitor, now)))
        .thenAccept(
            thrown -> {
              if (thrown.isPresent()) {
                throw thrown.get();
              }
            });
  }

  @Override
  public CompletableFuture<Integer> sweep(Instant now) {
    return lanes.of(ANY).submit(unit -> sweep.slice(unit, now));
  }

  /**
   * What another node has put since the clock was turned back must not be swept by its old time.
   */
  @Override
  public CompletableFuture<Integer> sweep(InstantSource clock) {
    if (node == null) {
      return sweep(clock.instant());
    }
    long generation = node.generation();
    Instant now = clock.instant();
    return lanes.of(ANY).submit(unit -> Sweep.isOf(unit, generation) ? sweep.slice(unit, now) : 0);
  }

  @Override
  public void observe(BatchListener listener) {
    lanes.all().forEach(lane -> lane.observe(listener));
  }

  @Override
  public int waitingCalls() {
    return lanes.all().stream().mapToInt(Lane::waitingCalls).sum();
  }

  @Override
  public void close() {
    lanes.close();
  }
}
