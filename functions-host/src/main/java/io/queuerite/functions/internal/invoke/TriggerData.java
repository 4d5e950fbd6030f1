package io.queuerite.functions.internal.invoke;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.queuerite.functions.internal.config.DotNetText;
import io.queuerite.functions.internal.config.Template;
import io.queuerite.functions.internal.invoke.BoundValue.Json;
import io.queuerite.functions.internal.invoke.BoundValue.Text;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger tells a run.
 *
 * @param payload the trigger's own value; null for an HTTP request, which is more than one
 * @param metadata by name: a function must write a name as it is here
 * @param body the message where it is a JSON object: what expressions walk through
 */
record TriggerData(
    @Nullable BoundValue payload, SortedMap<String, BoundValue> metadata, @Nullable JsonObject body)
    implements Template.Data {

  /** Names that disregard case; the first spelling stays. */
  static SortedMap<String, BoundValue> names() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }

  /** The value for a name in exactly this spelling; null where there is none. */
  @Nullable BoundValue named(String name) {
    for (Map.Entry<String, BoundValue> entry : metadata.entrySet()) {
      if (entry.getKey().equals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  @Override
  public Optional<String> value(String name) {
    BoundValue value = metadata.get(name);
    if (value instanceof Text text) {
      return Optional.of(text.text());
    }
    if (value instanceof Json json && !json.json().isJsonObject()) {
      // A number; times are date-time-offsets, which are no part of a name.
      boolean number = json.json().getAsJsonPrimitive().isNumber();
      return Optional.of(number ? json.json().getAsString() : "");
    }
    return walk(name);
  }

  private Optional<String> walk(String path) {
    JsonElement at = body;
    for (String step : path.split("\\.", -1)) {
      at = at != null && at.isJsonObject() ? child(at.getAsJsonObject(), step) : null;
    }
    return Optional.ofNullable(at)
        .map(found -> found.isJsonPrimitive() ? text(found.getAsJsonPrimitive()) : "");
  }

  private static @Nullable JsonElement child(JsonObject object, String name) {
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** A primitive as .NET writes it. */
  static String text(JsonPrimitive value) {
    if (value.isBoolean()) {
      return DotNetText.bool(value.getAsBoolean());
    }
    String text = value.getAsString();
    boolean fraction = value.isNumber() && !text.matches("-?\\d+");
    return fraction ? DotNetText.number(value.getAsDouble()) : text;
  }
}
