package io.queuerite.emulator.internal.probe;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.QueueEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the queues hold, told beside a wait that was in vain: a few of them, and not all of it. */
public final class Scene implements Supplier<String> {
  private static final int LOOKED_AT = 200;
  private static final int QUEUES = 5;
  private static final int MESSAGES = 10;

  private final QueueStore store;
  private final InstantSource clock;

  public Scene(QueueStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String get() {
    try {
      return String.join("\n", lines());
    } catch (RuntimeException failure) {
      // The wait's own failure is what matters, and the emulator may be closed by now.
      return "What the queues hold cannot be told: " + failure.getMessage();
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    Instant now = clock.instant();
    for (AccountName account : store.accounts().join()) {
      ListQuery first = new ListQuery("", "", LOOKED_AT);
      for (QueueEntry entry : store.listQueues(account, first).join().queues()) {
        QueueAddress queue = new QueueAddress(account, new QueueName(entry.name()));
        long count = store.countUnexpired(queue, now).join();
        if (count > 0 && lines.size() == QUEUES) {
          lines.add("More queues hold messages");
          return lines;
        }
        if (count > 0) {
          lines.add(
              Snapshots.of(queue, store.browse(queue, null, MESSAGES, now).join(), now)
                  .describe(count));
        }
      }
    }
    return lines.isEmpty() ? List.of("No queue holds a message") : lines;
  }
}
