package io.queuerite.emulator.testing;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A look into one queue, and a hand in it, behind the service's back: no request, no signature, no
 * fault, no entry in the journal. The queue need not exist yet. Safe for use by several threads.
 *
 * <pre>{@code
 * emulator.queue("orders").create().put("hello");
 * worker.run();
 * emulator.queue("orders").awaitEmpty(Duration.ofSeconds(5));
 * }</pre>
 *
 * <p>What says so fails with an {@link IllegalStateException} where the queue does not exist.
 */
public interface QueueProbe {
  /** The account's name. */
  String account();

  /** The queue's name. */
  String name();

  /** Whether there is such a queue. */
  boolean exists();

  /** Creates the queue without metadata; where it exists like that, nothing changes. */
  default QueueProbe create() {
    return create(Map.of());
  }

  /**
   * Creates the queue; where it exists with the same metadata, nothing changes.
   *
   * @param metadata names are C# identifiers, values printable ASCII; 8 KiB in all
   * @throws IllegalArgumentException for metadata that the service would refuse
   * @throws IllegalStateException where it exists with other metadata, or its name is kept back
   *     after a deletion
   */
  QueueProbe create(Map<String, String> metadata);

  /**
   * Deletes the queue with its messages; its name is free at once, whatever the delete delay.
   *
   * @return whether there was one
   */
  boolean delete();

  /** All that the queue holds at one moment, hidden messages included. Fails without a queue. */
  QueueSnapshot snapshot();

  /** Puts a message that is visible at once and lives for seven days. Fails without a queue. */
  default MessageSnapshot put(String text) {
    return put(SeedMessage.of(text));
  }

  /** Puts a message that may already have a history. Fails without a queue. */
  MessageSnapshot put(SeedMessage message);

  /**
   * Removes a message, without a receipt and whether it is hidden or not. Fails without a queue.
   *
   * @return whether there was one of that id
   */
  boolean remove(String messageId);

  /**
   * Makes a hidden message visible now, as if its time had come; its receipt stays good. Fails
   * without a queue.
   *
   * @return whether there was one of that id; one that is visible stays as it is
   */
  boolean release(String messageId);

  /**
   * Moves the messages that are visible now to another queue of the account: from a poison queue
   * back to where they failed, say. There they are new: with another id, visible at once, never
   * dequeued, and as long to live as when they were put. Each is at any moment in one of the two
   * queues; what becomes visible meanwhile stays. Fails without either queue.
   *
   * @return how many were moved
   * @throws IllegalArgumentException where it is this queue, or no queue may be called so
   */
  int moveTo(String queue);

  /**
   * The same for one message, hidden or not.
   *
   * @return whether there was one of that id
   */
  boolean moveTo(String queue, String messageId);

  /** Deletes all messages. Fails without a queue. */
  void clear();

  /**
   * Waits until the queue exists and holds no message, neither visible nor hidden.
   *
   * @param timeout by the real clock
   * @throws AssertionError when the time is over, showing the queue and the last requests
   */
  default void awaitEmpty(Duration timeout) {
    awaitCount(0, timeout);
  }

  /**
   * Waits until the queue exists and holds exactly so many messages, hidden ones included.
   *
   * @param count 0 or more
   * @param timeout by the real clock
   * @throws AssertionError when the time is over, showing the queue and the last requests
   */
  void awaitCount(int count, Duration timeout);

  /**
   * Waits until the queue exists and is as wanted.
   *
   * @param timeout by the real clock
   * @return what it then held
   * @throws AssertionError when the time is over, showing the queue and the last requests
   */
  QueueSnapshot await(Predicate<QueueSnapshot> wanted, Duration timeout);
}
