package io.queuerite.functions.internal.invoke;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.queuerite.functions.internal.config.DotNetText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that an output's value makes: worker's and host's rules in turn. */
final class OutputElements {
  private static final Gson INDENTED =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();
  private static final Gson COMPACT =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private final Gson json;

  OutputElements(boolean compact) {
    this.json = compact ? COMPACT : INDENTED;
  }

  /**
   * @throws IllegalArgumentException where a text has the brackets of JSON and is none
   */
  List<Payload> of(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof String text) {
      return ofText(text);
    }
    if (value instanceof byte[] bytes) {
      return List.of(new Payload(bytes.clone()));
    }
    if (value instanceof Double || value instanceof Float) {
      return List.of(Payload.of(DotNetText.number(((Number) value).doubleValue())));
    }
    return ofJson(Conversion.GSON.toJsonTree(value));
  }

  private List<Payload> ofText(String text) {
    String trimmed = text.strip();
    boolean object = trimmed.startsWith("{") && trimmed.endsWith("}");
    boolean array = trimmed.startsWith("[") && trimmed.endsWith("]");
    if (!object && !array) {
      return List.of(Payload.of(text));
    }
    try {
      return ofJson(JsonParser.parseString(trimmed));
    } catch (JsonParseException broken) {
      throw new IllegalArgumentException(
          "An output text that begins and ends like JSON must be JSON", broken);
    }
  }

  private List<Payload> ofJson(JsonElement value) {
    if (value.isJsonNull()) {
      return List.of();
    }
    if (!value.isJsonArray()) {
      return List.of(Payload.of(text(value)));
    }
    JsonArray array = value.getAsJsonArray();
    List<Payload> elements = new ArrayList<>(array.size());
    array.forEach(element -> elements.add(Payload.of(text(element))));
    return elements;
  }

  private String text(JsonElement element) {
    if (element.isJsonNull()) {
      return "";
    }
    return element instanceof JsonPrimitive primitive
        ? TriggerData.text(primitive)
        : json.toJson(element);
  }

  /** JSON as the host writes it into texts. */
  static String indented(JsonElement json) {
    return INDENTED.toJson(json);
  }
}
