package io.queuerite.emulator.internal.metrics;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.QueuePage;
import io.queuerite.emulator.internal.store.StoreContents.OverviewPage;
import io.queuerite.emulator.internal.store.StoreContents.QueueOverview;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the queues when somebody asks, and not with each request; who asks again soon gets the
 * same answer.
 */
public final class QueueSampler {
  /** Each queue is three series in whatever stores them, so there has to be an end. */
  static final int MAX_QUEUES = 500;

  private static final System.Logger LOG = System.getLogger(QueueSampler.class.getName());
  private static final int PAGE = 5000;
  private static final long PATIENCE_SECONDS = 5;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final QueueStore store;
  private final InstantSource clock;
  private @Nullable Sample last;
  private long lastNanos;

  /**
   * What lay in the queues at one moment.
   *
   * @param queues by account, then by name, and no more than 500 of them
   * @param total how many queues there are
   * @param known whether the store answered; where not, nothing else holds
   */
  public record Sample(List<Depth> queues, long total, boolean known) {
    /** How many queues are left out. */
    public long omitted() {
      return total - queues.size();
    }
  }

  /**
   * What lay in one queue.
   *
   * @param oldest how long ago the message that is first in line was put; zero for an empty queue
   */
  public record Depth(String account, String queue, long visible, long hidden, Duration oldest) {}

  public QueueSampler(QueueStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A sample that is at most a second old; waits for the store, five seconds at most. */
  public synchronized Sample sample() {
    Sample known = last;
    if (known == null || System.nanoTime() - lastNanos > FRESH_NANOS) {
      known = look();
      last = known;
      lastNanos = System.nanoTime();
    }
    return known;
  }

  private Sample look() {
    try {
      Instant now = clock.instant();
      List<Depth> queues = new ArrayList<>();
      long total = 0;
      for (AccountName account : within(store.accounts())) {
        total += look(account, queues, now);
      }
      return new Sample(List.copyOf(queues), total, true);
    } catch (CompletionException | CancellationException | StorageException failure) {
      LOG.log(Level.WARNING, "The queues cannot be measured: the store does not answer", failure);
      return new Sample(List.of(), 0, false);
    }
  }

  /** Adds an account's queues as far as there is room, and tells how many it has. */
  private long look(AccountName account, List<Depth> queues, Instant now) {
    String from = "";
    long seen = 0;
    while (from != null && queues.size() < MAX_QUEUES) {
      ListQuery query = new ListQuery("", from, MAX_QUEUES - queues.size());
      OverviewPage page = within(store.overview(account, query, now));
      page.queues().forEach(queue -> queues.add(depth(queue, now)));
      seen += page.queues().size();
      from = page.next();
    }
    while (from != null) {
      QueuePage page = within(store.listQueues(account, new ListQuery("", from, PAGE)));
      seen += page.queues().size();
      from = page.next();
    }
    return seen;
  }

  private static Depth depth(QueueOverview queue, Instant now) {
    Duration oldest =
        queue.head() == null ? Duration.ZERO : Duration.between(queue.head().insertedAt(), now);
    return new Depth(
        queue.queue().account().value(),
        queue.queue().queue().value(),
        queue.visible(),
        queue.hidden(),
        oldest.isNegative() ? Duration.ZERO : oldest);
  }

  private static <T> T within(CompletableFuture<T> answer) {
    return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
