package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What clients were told about the messages of one queue, and what must therefore be true after a
 * crash. An operation that nobody acknowledged may have happened or not; the first look after the
 * crash settles which, and then it must stay so.
 */
final class CrashLedger {
  private final Set<Long> sent = ConcurrentHashMap.newKeySet();
  private final Set<Long> present = ConcurrentHashMap.newKeySet();
  private final Set<Long> perhapsDeleted = ConcurrentHashMap.newKeySet();
  private final Set<Long> gone = ConcurrentHashMap.newKeySet();
  private final LongAdder putsPromised = new LongAdder();
  private final LongAdder deletesPromised = new LongAdder();

  void putSent(long message) {
    sent.add(message);
  }

  void putAcknowledged(long message) {
    present.add(message);
    putsPromised.increment();
  }

  void deleteSent(long message) {
    perhapsDeleted.add(message);
  }

  void deleteAcknowledged(long message) {
    gone.add(message);
    deletesPromised.increment();
  }

  /**
   * Compares what was promised with every delivery after the crash, and takes the latter as the
   * truth from here on.
   */
  void settle(List<Long> delivered) {
    Set<Long> found = new HashSet<>(delivered);
    assertThat(delivered).as("no message is doubled").hasSameSizeAs(found);
    assertThat(without(present, perhapsDeleted, gone, found)).as("acknowledged and lost").isEmpty();
    assertThat(common(found, gone)).as("deleted and back again").isEmpty();
    assertThat(without(found, sent)).as("never sent").isEmpty();
    gone.addAll(without(sent, found));
    present.clear();
    present.addAll(found);
    perhapsDeleted.clear();
  }

  long putsPromised() {
    return putsPromised.sum();
  }

  long deletesPromised() {
    return deletesPromised.sum();
  }

  @SafeVarargs
  private static Set<Long> without(Collection<Long> from, Collection<Long>... those) {
    Set<Long> rest = new HashSet<>(from);
    for (Collection<Long> each : those) {
      rest.removeAll(each);
    }
    return rest;
  }

  private static Set<Long> common(Collection<Long> left, Collection<Long> right) {
    Set<Long> both = new HashSet<>(left);
    both.retainAll(right);
    return both;
  }
}
