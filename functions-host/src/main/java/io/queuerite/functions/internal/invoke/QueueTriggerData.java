package io.queuerite.functions.internal.invoke;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.queuerite.functions.internal.invoke.BoundValue.Bytes;
import io.queuerite.functions.internal.invoke.BoundValue.Json;
import io.queuerite.functions.internal.invoke.BoundValue.Text;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message tells a run: the seven properties, and those of its own JSON, which win. */
final class QueueTriggerData {
  private static final DateTimeFormatter OFFSET_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
          .appendPattern("xxx")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern ISO_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");
  private static final DateTimeFormatter INVARIANT =
      DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);

  private QueueTriggerData() {}

  /**
   * @param binary whether the function wants bytes: nothing of the message is looked into then
   * @throws IllegalArgumentException where it wants text, and the message is no UTF-8
   */
  static TriggerData of(QueueDelivery delivery, boolean binary) {
    SortedMap<String, BoundValue> metadata = properties(delivery);
    if (binary) {
      return new TriggerData(new Bytes(delivery.payload()), metadata, null);
    }
    String text = delivery.payload().text();
    if (text == null) {
      throw new IllegalArgumentException("The message is no UTF-8 and cannot be bound as text");
    }
    JsonObject body = object(text);
    if (body != null) {
      body.entrySet().forEach(property -> override(metadata, property));
    }
    return new TriggerData(new Text(text), metadata, body);
  }

  private static SortedMap<String, BoundValue> properties(QueueDelivery delivery) {
    SortedMap<String, BoundValue> metadata = TriggerData.names();
    putText(metadata, "QueueTrigger", delivery.payload().text());
    putText(metadata, "Id", delivery.id());
    putText(metadata, "PopReceipt", delivery.popReceipt());
    metadata.put("DequeueCount", new Json(new JsonPrimitive(delivery.dequeueCount())));
    metadata.put("InsertionTime", time(delivery.insertionTime()));
    metadata.put("ExpirationTime", time(delivery.expirationTime()));
    metadata.put("NextVisibleTime", time(delivery.nextVisibleTime()));
    return metadata;
  }

  private static void putText(
      Map<String, BoundValue> metadata, String name, @Nullable String text) {
    if (text != null) {
      metadata.put(name, new Text(text));
    }
  }

  private static Json time(Instant time) {
    return new Json(new JsonPrimitive(OFFSET_TIME.format(time)));
  }

  private static @Nullable JsonObject object(String text) {
    if (!text.strip().startsWith("{")) {
      return null;
    }
    try {
      JsonElement json = JsonParser.parseString(text);
      return json.isJsonObject() ? json.getAsJsonObject() : null;
    } catch (JsonParseException none) {
      return null;
    }
  }

  private static void override(
      Map<String, BoundValue> metadata, Map.Entry<String, JsonElement> property) {
    JsonElement value = property.getValue();
    if (value.isJsonObject()) {
      metadata.put(property.getKey(), new Json(value));
    } else if (value.isJsonPrimitive()) {
      String text = TriggerData.text(value.getAsJsonPrimitive());
      boolean time = value.getAsJsonPrimitive().isString() && ISO_TIME.matcher(text).matches();
      metadata.put(property.getKey(), new Text(time ? invariant(text) : text));
    }
  }

  /** The real host's JSON reader makes a time of what looks like one, and prints that. */
  private static String invariant(String text) {
    try {
      if (text.endsWith("Z")) {
        return INVARIANT.format(OffsetDateTime.parse(text));
      }
      boolean offset = text.indexOf('+', 19) >= 0 || text.indexOf('-', 19) >= 0;
      return offset
          ? INVARIANT.format(OffsetDateTime.parse(text).atZoneSameInstant(ZoneId.systemDefault()))
          : INVARIANT.format(LocalDateTime.parse(text));
    } catch (DateTimeParseException noTime) {
      return text;
    }
  }
}
