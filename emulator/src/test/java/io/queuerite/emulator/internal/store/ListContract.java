package io.queuerite.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.QueueEntry;
import io.queuerite.emulator.internal.store.QueueStore.QueuePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Queues are listed by name, a page at a time. */
public interface ListContract extends StoreUnderTest {
  @Test
  default void namesAreOrderedAsTheirCharactersAre() {
    // Where a language sorts, it passes over dashes, or puts the dotless i first.
    create("abi", "aab", "a0b", "0ab", "ab-z", "a-b");
    assertThat(names(list("", "", 100))).containsExactly("0ab", "a-b", "a0b", "aab", "ab-z", "abi");
  }

  @Test
  default void pagesFollowEachOtherWithoutGapOrRepeat() {
    create("q-a", "q-b", "q-c", "q-d", "q-e");
    List<String> seen = new ArrayList<>();
    QueuePage page = list("", "", 2);
    while (page.next() != null) {
      assertThat(page.queues()).hasSize(2);
      seen.addAll(names(page));
      page = list("", page.next(), 2);
    }
    seen.addAll(names(page));
    assertThat(seen).containsExactly("q-a", "q-b", "q-c", "q-d", "q-e");
  }

  @Test
  default void aPageNamesTheFirstQueueOfTheNext() {
    create("q-a", "q-b", "q-c");
    assertThat(list("", "", 2).next()).isEqualTo("q-c");
  }

  @Test
  default void aPageThatHoldsTheRestNamesNoNext() {
    create("q-a", "q-b");
    assertThat(list("", "", 2).next()).isNull();
    assertThat(list("", "q-b", 1).next()).isNull();
  }

  @Test
  default void aPageBeginsWhereItWouldEvenIfThatQueueIsGone() {
    create("q-a", "q-c");
    assertThat(names(list("", "q-b", 9))).containsExactly("q-c");
  }

  @Test
  default void aPrefixIsTakenToTheLetter() {
    create("p-a", "pa0", "pab", "pb1");
    assertThat(names(list("pa", "", 9))).containsExactly("pa0", "pab");
    assertThat(names(list("pab", "", 9))).containsExactly("pab");
    assertThat(names(list("pabc", "", 9))).isEmpty();
    for (String pattern : List.of("%", "p_", "PA", "p%", "'", "\\", "pa\u0000")) {
      assertThat(names(list(pattern, "", 9))).as(pattern).isEmpty();
    }
  }

  @Test
  default void aPrefixAndAPlaceToBeginAreBothKept() {
    create("aa1", "bb1", "bb2", "bb3", "cc1");
    assertThat(names(list("bb", "bb2", 9))).containsExactly("bb2", "bb3");
    assertThat(names(list("bb", "aa", 9))).containsExactly("bb1", "bb2", "bb3");
    assertThat(names(list("bb", "cc", 9))).isEmpty();
    assertThat(list("bb", "", 3).next()).isNull();
  }

  @Test
  default void aListShowsOneAccountOnly() {
    create("ours");
    AccountName another = new AccountName("another");
    queue(another, "theirs").created();
    assertThat(names(list("", "", 9))).containsExactly("ours");
    QueuePage theirs = Answers.await(store().listQueues(another, new ListQuery("", "", 9)));
    assertThat(names(theirs)).containsExactly("theirs");
  }

  @Test
  default void aListShowsMetadataAndNoDeletedQueue() {
    Metadata metadata = new Metadata(Map.of("color", "red"));
    queue("painted").create(metadata);
    TestQueue gone = queue("gone").created();
    gone.deleteQueue();
    assertThat(list("", "", 9).queues()).containsExactly(new QueueEntry("painted", metadata));
  }

  private void create(String... names) {
    for (String name : names) {
      queue(name).created();
    }
  }

  private QueuePage list(String prefix, String from, int limit) {
    return Answers.await(store().listQueues(ACCOUNT, new ListQuery(prefix, from, limit)));
  }

  private static List<String> names(QueuePage page) {
    return page.queues().stream().map(QueueEntry::name).toList();
  }
}
