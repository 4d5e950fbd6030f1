package io.queuerite.emulator.internal.probe;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.QueueEntry;
import io.queuerite.emulator.internal.store.QueueStore.QueuePage;
import io.queuerite.emulator.internal.store.StoreContents.MessagePage;
import io.queuerite.emulator.internal.store.StoreContents.OverviewPage;
import io.queuerite.emulator.internal.store.StoreContents.Place;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.QueueSnapshot;
import io.queuerite.emulator.testing.RequestJournal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives out probes. */
public final class QueueProbes {
  private static final int PAGE = 5000;

  private final QueueStore store;
  private final InstantSource clock;
  private final RequestJournal journal;

  /**
   * @param journal tells when a request was answered, and shows the last ones
   */
  public QueueProbes(QueueStore store, InstantSource clock, RequestJournal journal) {
    this.store = store;
    this.clock = clock;
    this.journal = journal;
  }

  /**
   * A probe of a queue that need not exist.
   *
   * @throws IllegalArgumentException where no queue may be called so
   */
  public QueueProbe queue(AccountName account, String name) {
    return new StoredQueue(address(account, name), store, clock, journal);
  }

  static QueueAddress address(AccountName account, String name) {
    try {
      return new QueueAddress(account, QueueName.parse(name));
    } catch (StorageException wrong) {
      throw new IllegalArgumentException(
          "queue '"
              + name
              + "': expected 3 to 63 lower-case letters, digits and single inner dashes",
          wrong);
    }
  }

  /** The names of an account's queues, in their order. */
  public List<String> names(AccountName account) {
    List<String> names = new ArrayList<>();
    String from = "";
    while (from != null) {
      QueuePage page = store.listQueues(account, new ListQuery("", from, PAGE)).join();
      page.queues().stream().map(QueueEntry::name).forEach(names::add);
      from = page.next();
    }
    return List.copyOf(names);
  }

  /** How much lies in an account's queues, a page of them. */
  public OverviewPage overview(AccountName account, ListQuery query) {
    return store.overview(account, query, clock.instant()).join();
  }

  /** Where a page of messages is to begin. */
  public record Cursor(long visibleAt, long seq) {}

  /**
   * A page of a queue's messages, in the order in which they become visible.
   *
   * @param next where the next page begins, null on the last one
   */
  public record Page(QueueSnapshot queue, @Nullable Cursor next) {}

  /**
   * Some messages of a queue that must exist.
   *
   * @param after where the page before ended; null for the first page
   * @param limit at most so many, 1 or more
   */
  public Page page(AccountName account, String name, @Nullable Cursor after, int limit) {
    QueueAddress queue = address(account, name);
    Instant now = clock.instant();
    Place place = after == null ? null : new Place(after.visibleAt(), after.seq());
    MessagePage page = store.browse(queue, place, limit, now).join();
    Place next = page.next();
    return new Page(
        Snapshots.of(queue, page, now),
        next == null ? null : new Cursor(next.visibleAt(), next.seq()));
  }
}
