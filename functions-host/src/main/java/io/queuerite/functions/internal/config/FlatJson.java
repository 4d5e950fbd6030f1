package io.queuerite.functions.internal.config;

import com.google.gson.JsonElement;
import io.queuerite.functions.HostStartException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON as .NET's configuration sees it: {@code a:b:c} to text, whatever the case. So a setting can
 * stand in for any value, and a message can say which of the two it was.
 */
final class FlatJson {
  private final SortedMap<String, Entry> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private record Entry(String value, boolean text, String where) {}

  FlatJson(JsonElement root, String origin) {
    flatten(root, "", origin);
  }

  private void flatten(JsonElement element, String path, String origin) {
    if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> child : element.getAsJsonObject().entrySet()) {
        flatten(child.getValue(), join(path, child.getKey()), origin);
      }
    } else if (element.isJsonArray()) {
      for (int i = 0; i < element.getAsJsonArray().size(); i++) {
        flatten(element.getAsJsonArray().get(i), join(path, Integer.toString(i)), origin);
      }
    } else if (!element.isJsonNull()) {
      String where = origin + ": " + path.replace(':', '.');
      entries.put(
          path, new Entry(element.getAsString(), element.getAsJsonPrimitive().isString(), where));
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + ":" + name;
  }

  /** Lets a setting stand in for a value. */
  void override(String path, String value, String setting) {
    entries.put(path, new Entry(value, true, "setting " + setting));
  }

  @Nullable String text(String path) {
    Entry entry = entries.get(path);
    return entry == null ? null : entry.value();
  }

  /** Whether the value is this text, and not a number that reads the same. */
  boolean isText(String path, String value) {
    Entry entry = entries.get(path);
    return entry != null && entry.text() && entry.value().equals(value);
  }

  /** The values of a list, in order of their places. */
  List<String> list(String path) {
    List<String> list = new ArrayList<>();
    for (String value = text(path + ":0"); value != null; ) {
      list.add(value);
      value = text(path + ":" + list.size());
    }
    return list;
  }

  int integer(String path, int otherwise, int least, int most) {
    String text = text(path);
    if (text == null) {
      return otherwise;
    }
    String expected =
        most == Integer.MAX_VALUE
            ? "a whole number, %d or more".formatted(least)
            : "a whole number, %d to %d".formatted(least, most);
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as what is out of range
    }
    throw wrong(path, expected);
  }

  Duration timeSpan(String path, Duration otherwise) {
    String text = text(path);
    if (text == null) {
      return otherwise;
    }
    Duration value = TimeSpan.parse(text);
    if (value == null) {
      throw wrong(path, TimeSpan.FORM);
    }
    return value;
  }

  HostStartException wrong(String path, String expected) {
    Entry entry = entries.get(path);
    return new HostStartException(
        entry == null
            ? "host.json: %s is missing: expected %s".formatted(path.replace(':', '.'), expected)
            : "%s '%s': expected %s".formatted(entry.where(), entry.value(), expected));
  }
}
