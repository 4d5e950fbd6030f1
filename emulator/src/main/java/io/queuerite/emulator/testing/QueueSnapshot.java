package io.queuerite.emulator.testing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a queue held at one moment.
 *
 * @param metadata in the order in which it was given
 * @param messages in the order in which they become visible; expired ones are not among them
 */
public record QueueSnapshot(
    String account, String name, Map<String, String> metadata, List<MessageSnapshot> messages) {
  private static final int SHOWN = 10;

  public QueueSnapshot {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    messages = List.copyOf(messages);
  }

  /** Those that Get Messages would hand out, in its order. */
  public List<MessageSnapshot> visible() {
    return messages.stream().filter(MessageSnapshot::visible).toList();
  }

  /** Those that somebody holds, or that were put with a delay. */
  public List<MessageSnapshot> hidden() {
    return messages.stream().filter(message -> !message.visible()).toList();
  }

  /** For a person to read: a line for the queue, and one for each of its first ten messages. */
  @Override
  public String toString() {
    return describe(messages.size());
  }

  /** The same, where there are more messages than are in here. */
  public String describe(long count) {
    StringBuilder text = new StringBuilder("Queue ").append(name).append(" of ").append(account);
    text.append(count == 0 ? ": empty" : count == 1 ? ": 1 message" : ": " + count + " messages");
    messages.stream().limit(SHOWN).forEach(message -> text.append("\n  ").append(message));
    long more = count - Math.min(SHOWN, messages.size());
    return more > 0
        ? text.append("\n  and ").append(more).append(" more").toString()
        : text.toString();
  }
}
