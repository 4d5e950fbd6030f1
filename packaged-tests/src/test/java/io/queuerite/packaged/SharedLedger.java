package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What clients of several emulators were told about the messages of one queue. Times are those of
 * this JVM, so that a message which came twice too soon is told from one that came twice in time.
 */
final class SharedLedger {
  private final long timeoutNanos;
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Long> perhapsPut = ConcurrentHashMap.newKeySet();
  private final Map<Long, Long> hiddenUntil = new ConcurrentHashMap<>();
  private final Set<Long> deleted = ConcurrentHashMap.newKeySet();
  private final Set<Long> perhapsDeleted = ConcurrentHashMap.newKeySet();
  private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
  private final AtomicLong received = new AtomicLong();

  /**
   * @param timeoutSeconds for how long whoever receives a message has it alone
   */
  SharedLedger(int timeoutSeconds) {
    this.timeoutNanos = TimeUnit.SECONDS.toNanos(timeoutSeconds);
  }

  void putAcknowledged(long message) {
    acknowledged.add(message);
  }

  /** The answer was lost: it is there, or it is not. */
  void putUncertain(long message) {
    perhapsPut.add(message);
  }

  /** A message was received by a request that was sent at {@code sent} and is answered now. */
  void received(long message, long sent) {
    long now = System.nanoTime();
    received.incrementAndGet();
    Long hidden = hiddenUntil.put(message, sent + timeoutNanos);
    if (hidden != null && now - hidden < 0) {
      wrongs.add("message " + message + " came " + (hidden - now) / 1_000_000 + " ms too soon");
    }
  }

  /** Whoever was told that a message is deleted must not see it again. */
  void deleteAcknowledged(long message) {
    deleted.add(message);
  }

  /** The answer was lost, or somebody was faster: it may be deleted, or come back. */
  void deleteUncertain(long message) {
    perhapsDeleted.add(message);
  }

  boolean isDeleted(long message) {
    return deleted.contains(message);
  }

  void wrong(String what) {
    wrongs.add(what);
  }

  /** Whether every message that was promised was received, and deleted as far as can be known. */
  boolean isDone() {
    return deleted.size() + perhapsDeleted.size() >= acknowledged.size()
        && acknowledged.stream()
            .allMatch(message -> deleted.contains(message) || perhapsDeleted.contains(message));
  }

  int acknowledged() {
    return acknowledged.size();
  }

  int uncertain() {
    return perhapsPut.size();
  }

  long receivedAgain() {
    return received.get() - hiddenUntil.size();
  }

  int deleted() {
    return deleted.size();
  }

  void check() {
    assertThat(wrongs).isEmpty();
    Set<Long> lost = new HashSet<>(acknowledged);
    lost.removeAll(hiddenUntil.keySet());
    assertThat(lost).as("acknowledged and never received").isEmpty();
    Set<Long> unknown = new HashSet<>(hiddenUntil.keySet());
    unknown.removeAll(acknowledged);
    unknown.removeAll(perhapsPut);
    assertThat(unknown).as("received and never sent").isEmpty();
  }
}
