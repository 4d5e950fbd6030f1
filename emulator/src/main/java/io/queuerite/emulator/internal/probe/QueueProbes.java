package io.queuerite.emulator.internal.probe;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.QueueEntry;
import io.queuerite.emulator.internal.store.QueueStore.QueuePage;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.RequestJournal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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
    QueueName queue;
    try {
      queue = QueueName.parse(name);
    } catch (StorageException wrong) {
      throw new IllegalArgumentException(
          "queue '"
              + name
              + "': expected 3 to 63 lower-case letters, digits and single inner dashes",
          wrong);
    }
    return new StoredQueue(new QueueAddress(account, queue), store, clock, journal);
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
}
