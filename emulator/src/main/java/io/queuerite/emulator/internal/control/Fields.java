package io.queuerite.emulator.internal.control;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of a JSON object's fields or a query's parameters. Null in JSON counts as absent.
 * Whatever was not asked for when {@link #end} is called is refused by its name.
 */
final class Fields {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
  private static final double NANOS = 1e9;

  private final String kind;
  private final Map<String, ? extends @Nullable Object> values;
  private final TreeSet<String> known = new TreeSet<>();

  private Fields(String kind, Map<String, ? extends @Nullable Object> values) {
    this.kind = kind;
    this.values = values;
  }

  static Fields ofObject(Map<String, ? extends @Nullable Object> json) {
    return new Fields("field", json);
  }

  /** Reads a query as forms write it: a plus sign is a space. */
  static Fields ofQuery(String rawQuery) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = decode(parts[0]);
      String value = parts.length == 1 ? "" : decode(parts[1]);
      if (!pair.isEmpty() && values.put(name, value) != null) {
        throw Refusal.badRequest("parameter '" + name + "': expected it once");
      }
    }
    return new Fields("parameter", values);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      throw Refusal.badRequest("query '" + text + "': expected escapes such as %20");
    }
  }

  private @Nullable Object get(String name) {
    known.add(name);
    return values.get(name);
  }

  /** A text; null where it is absent. */
  @Nullable String text(String name) {
    Object value = get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(name, value, "a text");
  }

  /** A text that must be there. */
  String required(String name, String expected) {
    String text = text(name);
    if (text == null) {
      throw Refusal.badRequest(name + ": expected " + expected);
    }
    return text;
  }

  /** One text, or several in a list; none where it is absent. */
  List<String> texts(String name) {
    Object value = get(name);
    if (value == null) {
      return List.of();
    } else if (value instanceof String one) {
      return List.of(one);
    } else if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      for (Object element : list) {
        if (!(element instanceof String text)) {
          throw wrong(name, String.valueOf(element), "a text, or a list of texts");
        }
        texts.add(text);
      }
      return texts;
    }
    throw wrong(name, value, "a text, or a list of texts");
  }

  /** Texts by name; none where it is absent. */
  Map<String, String> pairs(String name) {
    Object value = get(name);
    Map<String, String> pairs = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> object) {
      for (Map.Entry<?, ?> field : object.entrySet()) {
        if (!(field.getValue() instanceof String text)) {
          throw wrong(name + "." + field.getKey(), String.valueOf(field.getValue()), "a text");
        }
        pairs.put(String.valueOf(field.getKey()), text);
      }
    } else if (value != null) {
      throw wrong(name, value, "an object whose values are texts");
    }
    return pairs;
  }

  /** Whether it is there and true. */
  boolean flag(String name) {
    Object value = get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw wrong(name, value, "true or false");
  }

  /** A whole number within bounds; null where it is absent. */
  @Nullable Long whole(String name, long min, long max) {
    Object value = get(name);
    if (value == null) {
      return null;
    }
    Number number = number(value);
    if ((number instanceof Integer || number instanceof Long)
        && number.longValue() >= min
        && number.longValue() <= max) {
      return number.longValue();
    }
    throw wrong(name, value, "a whole number from " + min + " to " + max);
  }

  int whole(String name, int min, int max, int orElse) {
    Long value = whole(name, min, max);
    return value == null ? orElse : value.intValue();
  }

  /** Any number; null where it is absent. */
  @Nullable Double decimal(String name, String expected) {
    Object value = get(name);
    Number number = value == null ? null : number(value);
    if (value != null && number == null) {
      throw wrong(name, value, expected);
    }
    return number == null ? null : number.doubleValue();
  }

  /** A number, also one that a query has as text; null for what is none. */
  private static @Nullable Number number(Object value) {
    if (value instanceof Number number) {
      return number;
    } else if (value instanceof String text && NUMBER.matcher(text).matches()) {
      return text.indexOf('.') < 0 ? (Number) Long.valueOf(text) : Double.valueOf(text);
    }
    return null;
  }

  /** Seconds, or ISO 8601; null where it is absent. */
  @Nullable Duration duration(String name) {
    Object value = get(name);
    if (value == null) {
      return null;
    }
    Number seconds = number(value);
    try {
      if (seconds instanceof Integer || seconds instanceof Long) {
        return Duration.ofSeconds(seconds.longValue());
      } else if (seconds != null && Math.abs(seconds.doubleValue()) < Long.MAX_VALUE / NANOS) {
        return Duration.ofNanos(Math.round(seconds.doubleValue() * NANOS));
      } else if (value instanceof String text && seconds == null) {
        return Duration.parse(text);
      }
    } catch (DateTimeParseException | ArithmeticException none) {
      throw wrong(name, value, "seconds, or a duration such as PT30S or P7D");
    }
    throw wrong(name, value, "seconds, or a duration such as PT30S or P7D");
  }

  /** A point in time; null where it is absent. */
  @Nullable Instant time(String name) {
    String text = text(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException none) {
      throw wrong(name, text, "a time such as 2030-01-01T00:00:00Z");
    }
  }

  /** Refuses what nobody asked for. */
  void end() {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw Refusal.badRequest(
            "unknown %s '%s': expected %s"
                .formatted(
                    kind, name, known.isEmpty() ? "none" : "one of " + String.join(", ", known)));
      }
    }
  }

  static Refusal wrong(String name, Object value, String expected) {
    return Refusal.badRequest(name + " '" + value + "': expected " + expected);
  }
}
