package io.queuerite.functions.internal.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.queuerite.functions.HostStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a local.settings.json says.
 *
 * @param values its {@code Values}, and its {@code ConnectionStrings} under {@code
 *     ConnectionStrings:NAME}
 */
public record LocalSettings(Map<String, String> values) {
  /** For a host without such a file. */
  public static final LocalSettings NONE = new LocalSettings(Map.of());

  public LocalSettings {
    values = Map.copyOf(values);
  }

  /**
   * Reads the file.
   *
   * @throws HostStartException where there is none, or it cannot be used
   */
  public static LocalSettings read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException unreadable) {
      throw new HostStartException(
          "%s: cannot be read (%s); expected local settings in JSON"
              .formatted(file, unreadable.getClass().getSimpleName()),
          unreadable);
    }
  }

  /**
   * Reads text.
   *
   * @param origin what messages call it
   * @throws HostStartException where it cannot be used
   */
  public static LocalSettings parse(String text, String origin) {
    JsonObject root = root(text, origin);
    JsonElement encrypted = root.get("IsEncrypted");
    if (encrypted == null || !"false".equals(textOf(encrypted))) {
      throw new HostStartException(
          "%s: IsEncrypted is %s, and encrypted settings cannot be read; expected \"IsEncrypted\": false"
              .formatted(origin, encrypted == null ? "absent, which means true" : encrypted));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> value : section(root, "Values", origin).entrySet()) {
      put(values, value.getKey(), value.getValue(), origin + ": Values." + value.getKey());
    }
    for (Map.Entry<String, JsonElement> connection :
        section(root, "ConnectionStrings", origin).entrySet()) {
      JsonElement given = connection.getValue();
      JsonElement string =
          given.isJsonObject() ? given.getAsJsonObject().get("ConnectionString") : given;
      String at = origin + ": ConnectionStrings." + connection.getKey();
      put(values, "ConnectionStrings:" + connection.getKey(), string, at);
    }
    return new LocalSettings(values);
  }

  private static JsonObject root(String text, String origin) {
    try {
      JsonElement root = JsonParser.parseString(text);
      if (root.isJsonObject()) {
        return root.getAsJsonObject();
      }
    } catch (JsonParseException broken) {
      throw new HostStartException(origin + ": is no JSON; expected a JSON object", broken);
    }
    throw new HostStartException(origin + ": expected a JSON object");
  }

  private static JsonObject section(JsonObject root, String name, String origin) {
    JsonElement section = root.get(name);
    if (section == null || section.isJsonNull()) {
      return new JsonObject();
    }
    if (!section.isJsonObject()) {
      throw new HostStartException(
          "%s: %s is %s; expected a JSON object".formatted(origin, name, section));
    }
    return section.getAsJsonObject();
  }

  /** Null values are skipped, as Core Tools does. */
  private static void put(
      Map<String, String> values, String name, @Nullable JsonElement value, String at) {
    if (value == null || value.isJsonNull()) {
      return;
    }
    if (!value.isJsonPrimitive()) {
      throw new HostStartException("%s is %s; expected a string".formatted(at, value));
    }
    values.put(name, textOf(value));
  }

  private static String textOf(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }
}
