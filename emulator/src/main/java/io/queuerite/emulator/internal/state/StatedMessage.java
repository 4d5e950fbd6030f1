package io.queuerite.emulator.internal.state;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.Ticks;
import io.queuerite.emulator.internal.protocol.PopReceipts;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.StoreContents.Seed;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a file.
 *
 * @param line where it begins
 * @param id null for a message that is new
 */
public record StatedMessage(int line, @Nullable UUID id, Seed seed) {
  private static final Set<String> FIELDS =
      new TreeSet<>(
          Set.of(
              "text",
              "id",
              "popReceipt",
              "dequeueCount",
              "insertedAt",
              "visibleAt",
              "expiresAt",
              "visibilityTimeout",
              "timeToLive"));
  private static final long A_CENTURY = 100L * 366 * 86_400;

  /** As it is to lie in the store; only for one that has an id. */
  StoredMessage stored(UUID itsId) {
    NewMessage message = seed.message();
    PopReceipt receipt =
        seed.receipt() == null
            ? new PopReceipt(Ticks.of(message.visibleAt()), PopReceipt.NOT_RENEWED)
            : seed.receipt();
    return new StoredMessage(
        itsId,
        message.text(),
        message.insertedAt(),
        message.expiresAt(),
        message.visibleAt(),
        seed.dequeueCount(),
        receipt);
  }

  static StatedMessage read(Node node, Instant now) {
    if (node.text() != null) {
      Instant end = now.plusSeconds(Limits.SEVEN_DAYS);
      return new StatedMessage(
          node.line(), null, new Seed(new NewMessage(text(node), now, now, end), 0, null));
    }
    Map<String, Node> fields = node.fields(FIELDS);
    Node text = fields.get("text");
    if (text == null) {
      throw node.expected("a text");
    }
    Node inserted = fields.get("insertedAt");
    Instant insertedAt = inserted == null ? now : inserted.time();
    Node count = fields.get("dequeueCount");
    Seed seed =
        new Seed(
            new NewMessage(text(text), insertedAt, visibleAt(fields, now), expiry(fields, now)),
            count == null ? 0 : (int) count.number(0, Integer.MAX_VALUE),
            receipt(fields));
    return new StatedMessage(node.line(), id(fields), seed);
  }

  private static MessageText text(Node node) {
    MessageText text = MessageText.of(node.string("a text"));
    if (text.utf8().length > Limits.MESSAGE_BYTES) {
      throw new StateFileException(
          node.line(), "a text of " + text.utf8().length + " bytes: expected at most 65536");
    }
    return text;
  }

  private static Instant visibleAt(Map<String, Node> fields, Instant now) {
    Node time = fields.get("visibleAt");
    Node timeout = one(fields, "visibilityTimeout", time);
    if (time != null) {
      return time.time();
    }
    return timeout == null ? now : now.plusSeconds(timeout.number(0, A_CENTURY));
  }

  private static Instant expiry(Map<String, Node> fields, Instant now) {
    Node time = fields.get("expiresAt");
    Node ttl = one(fields, "timeToLive", time);
    if (time != null) {
      return time.time();
    }
    long seconds = ttl == null ? Limits.SEVEN_DAYS : ttl.number(-1, A_CENTURY);
    return seconds < 0 ? Limits.NEVER : now.plusSeconds(seconds);
  }

  /** A relative time, which cannot stand beside an absolute one. */
  private static @Nullable Node one(
      Map<String, Node> fields, String relative, @Nullable Node absolute) {
    Node node = fields.get(relative);
    if (node != null && absolute != null) {
      throw new StateFileException(node.line(), "'" + relative + "' beside a time: expected one");
    }
    return node;
  }

  private static @Nullable UUID id(Map<String, Node> fields) {
    Node id = fields.get("id");
    if (id == null) {
      return null;
    }
    try {
      return UUID.fromString(id.string("an id"));
    } catch (IllegalArgumentException noGuid) {
      throw id.expected("an id that an emulator gave, or no id");
    }
  }

  private static @Nullable PopReceipt receipt(Map<String, Node> fields) {
    Node node = fields.get("popReceipt");
    if (node == null) {
      return null;
    }
    try {
      PopReceipt receipt = PopReceipts.read("popReceipt", node.string("a receipt"));
      if (!receipt.equals(PopReceipt.UNKNOWN)) {
        return receipt;
      }
    } catch (StorageException noBase64) {
      throw node.expected("a receipt that an emulator gave");
    }
    throw node.expected("a receipt that an emulator gave");
  }
}
