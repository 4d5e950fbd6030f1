package io.queuerite.emulator.internal.state;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.ServiceProperties;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Brings a file's state into a store. */
public final class StateLoader implements StateReader.Destination {
  /** So many messages are on their way at once, to share commits. */
  private static final int TOGETHER = 256;

  private final QueueStore store;
  private final Instant now;
  private final boolean keepsWhatIsThere;
  private final List<QueueAddress> created = new ArrayList<>();
  private final Map<AccountName, ServiceProperties> properties = new LinkedHashMap<>();
  private final List<CompletableFuture<?>> onTheirWay = new ArrayList<>(TOGETHER);
  private @Nullable QueueAddress current;

  private StateLoader(QueueStore store, Instant now, boolean keepsWhatIsThere) {
    this.store = store;
    this.now = now;
    this.keepsWhatIsThere = keepsWhatIsThere;
  }

  /** Adds the queues, and properties, that are not there yet; what is there stays as it is. */
  public static void start(QueueStore store, InputStream in, AccountName first, Instant now) {
    new StateLoader(store, now, true).load(in, first);
  }

  /**
   * Moves everything in.
   *
   * @throws StateFileException also where a queue or a message's id is taken; then nothing was done
   */
  public static void move(QueueStore store, InputStream in, AccountName first, Instant now) {
    int swept;
    do {
      // What was deleted and still has its row would be in the way of what comes back.
      swept = store.sweep(now).join();
    } while (swept > 0);
    new StateLoader(store, now, false).load(in, first);
  }

  private void load(InputStream in, AccountName first) {
    try {
      StateReader.read(in, first, now, this);
      arrive();
      properties.forEach(this::change);
    } catch (RuntimeException failure) {
      onTheirWay.forEach(call -> call.exceptionally(reported -> null).join());
      created.forEach(queue -> store.deleteQueue(queue, now, now).join());
      throw failure;
    }
  }

  @Override
  public void properties(AccountName account, ServiceProperties stated) {
    properties.put(account, stated);
  }

  private void change(AccountName account, ServiceProperties stated) {
    boolean untouched =
        store.getServiceProperties(account).join().equals(ServiceProperties.DEFAULT);
    if (untouched || !keepsWhatIsThere) {
      store
          .changeServiceProperties(
              account,
              new ServiceProperties.Change(
                  stated.logging(), stated.hourMetrics(), stated.minuteMetrics(), stated.cors()))
          .join();
    }
  }

  @Override
  public void queue(QueueAddress queue, Metadata metadata, List<AccessPolicy> policies) {
    boolean isNew;
    try {
      isNew = store.createQueue(queue, metadata, now).join() == Creation.CREATED;
    } catch (CompletionException failure) {
      if (!(failure.getCause() instanceof StorageException)) {
        throw failure;
      }
      isNew = false;
    }
    if (!isNew && !keepsWhatIsThere) {
      throw new StateFileException(
          "queue '%s' of account '%s' is there already: expected a store without it"
              .formatted(queue.queue(), queue.account()));
    }
    current = isNew ? queue : null;
    if (isNew) {
      created.add(queue);
      store.setPolicies(queue, policies).join();
    }
  }

  @Override
  public void message(StatedMessage message) {
    QueueAddress queue = current;
    if (queue == null) {
      return;
    }
    UUID id = message.id();
    onTheirWay.add(
        id == null
            ? store.seed(queue, message.seed())
            : store
                .restore(queue, message.stored(id))
                .thenAccept(done -> requireDone(done, message)));
    if (onTheirWay.size() == TOGETHER) {
      arrive();
    }
  }

  private static void requireDone(boolean done, StatedMessage message) {
    if (!done) {
      throw new StateFileException(
          message.line(),
          "id '"
              + message.id()
              + "' is taken in this store, or none that an emulator gives: expected an empty store,"
              + " or no id");
    }
  }

  private void arrive() {
    try {
      onTheirWay.forEach(CompletableFuture::join);
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof StateFileException taken ? taken : failure;
    }
    onTheirWay.clear();
  }
}
