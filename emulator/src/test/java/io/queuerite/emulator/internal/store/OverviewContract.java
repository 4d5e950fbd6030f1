package io.queuerite.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.StoreContents.Head;
import io.queuerite.emulator.internal.store.StoreContents.OverviewPage;
import io.queuerite.emulator.internal.store.StoreContents.QueueOverview;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An overview tells how much lies in each queue, and since when. */
public interface OverviewContract extends StoreUnderTest {
  private OverviewPage overview(ListQuery query, Instant now) {
    return Answers.await(store().overview(ACCOUNT, query, now));
  }

  private List<QueueOverview> all(Instant now) {
    return overview(new ListQuery("", "", 1000), now).queues();
  }

  private static List<String> names(OverviewPage page) {
    return page.queues().stream().map(queue -> queue.queue().queue().value()).toList();
  }

  private static NewMessage message(int visibleIn, int expiresIn) {
    Instant visibleAt = NOW.plusSeconds(visibleIn);
    return new NewMessage(MessageText.of("a"), NOW, visibleAt, NOW.plusSeconds(expiresIn));
  }

  @Test
  default void anOverviewTellsVisibleHiddenAndTheHeadOfEachQueue() {
    TestQueue full = newQueue();
    Metadata metadata = new Metadata(Map.of("team", "blue"));
    full.setMetadata(metadata);
    full.put(message(0, 600));
    full.put(message(5, 600));
    full.put(message(60, 600));
    TestQueue delayed = queue("delayed").created();
    delayed.put(message(60, 600));
    TestQueue empty = queue("empty").created();
    queue(new AccountName("another"), "theirs").created().put("x", NOW);
    assertThat(all(NOW.plusSeconds(5)))
        .containsExactly(
            new QueueOverview(
                delayed.address(), Metadata.EMPTY, 0, 1, new Head(NOW.plusSeconds(60), NOW)),
            new QueueOverview(empty.address(), Metadata.EMPTY, 0, 0, null),
            new QueueOverview(full.address(), metadata, 2, 1, new Head(NOW, NOW)));
  }

  @Test
  default void aMessageThatWasGotIsHiddenAndNoLongerTheHead() {
    TestQueue queue = newQueue();
    queue.put("first", NOW);
    queue.put("second", NOW.plusSeconds(1));
    queue.get(NOW.plusSeconds(2));
    assertThat(all(NOW.plusSeconds(2)))
        .extracting(QueueOverview::visible, QueueOverview::hidden, QueueOverview::head)
        .containsExactly(tuple(1L, 1L, new Head(NOW.plusSeconds(1), NOW.plusSeconds(1))));
  }

  @Test
  default void whatHasExpiredDoesNotCountSweptOrNot() {
    TestQueue queue = newQueue();
    TestQueue other = queue("other").created();
    for (int i = 1; i <= 5; i++) {
      queue.put(message(0, i));
      queue.put(message(100, 10 + i));
      other.put(message(0, i));
    }
    queue.put(message(1, 600));
    Instant later = NOW.plusSeconds(12);
    QueueOverview expected =
        new QueueOverview(queue.address(), Metadata.EMPTY, 1, 3, new Head(NOW.plusSeconds(1), NOW));
    assertThat(all(later)).first().isEqualTo(expected);
    sweepAll(later);
    assertThat(all(later))
        .containsExactly(expected, new QueueOverview(other.address(), Metadata.EMPTY, 0, 0, null));
  }

  @Test
  default void anOverviewSeesWhatWasAskedForJustBefore() {
    TestQueue queue = newQueue();
    var unused = store().put(queue.address(), message(0, 600));
    var seen = store().overview(ACCOUNT, new ListQuery("", "", 1), NOW);
    unused = store().put(queue.address(), message(0, 600));
    assertThat(Answers.await(seen).queues().get(0).visible())
        .as("what is asked for meanwhile may be seen or not")
        .isBetween(1L, 2L);
    Answers.await(unused);
    queue.clear();
    assertThat(all(NOW)).extracting(QueueOverview::visible).containsExactly(0L);
  }

  @Test
  default void anOverviewComesInPagesOfAnyPrefix() {
    for (String name : List.of("alpha", "beta-1", "beta-2", "beta-3", "gamma")) {
      queue(name).created();
    }
    OverviewPage first = overview(new ListQuery("beta", "", 2), NOW);
    assertThat(names(first)).containsExactly("beta-1", "beta-2");
    assertThat(first.next()).isEqualTo("beta-3");
    OverviewPage second = overview(new ListQuery("beta", "beta-3", 2), NOW);
    assertThat(names(second)).containsExactly("beta-3");
    assertThat(second.next()).isNull();
    assertThat(overview(new ListQuery("", "", 5), NOW).next()).isNull();
  }
}
