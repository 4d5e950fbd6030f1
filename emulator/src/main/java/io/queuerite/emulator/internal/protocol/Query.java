package io.queuerite.emulator.internal.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request's query parameters: names compare without case, as signatures fold them; a name given
 * more than once has all its values.
 */
public final class Query {
  private final Map<String, List<String>> values = new TreeMap<>();

  private Query() {}

  /** Parses a query string as sent. */
  public static Query parse(String rawQuery) {
    Query query = new Query();
    int start = 0;
    while (start < rawQuery.length()) {
      int end = rawQuery.indexOf('&', start);
      end = end < 0 ? rawQuery.length() : end;
      if (end > start) {
        query.add(rawQuery.substring(start, end));
      }
      start = end + 1;
    }
    return query;
  }

  private void add(String pair) {
    int equals = pair.indexOf('=');
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    values
        .computeIfAbsent(name(pair), unused -> new ArrayList<>(1))
        .add(PercentCoding.decode(value));
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    return Headers.fold(PercentCoding.decode(equals < 0 ? pair : pair.substring(0, equals)));
  }

  /** A query as it may be written to a log; masked as in the real service's own. */
  public static String withoutSignature(String rawQuery) {
    StringBuilder out = new StringBuilder(rawQuery.length());
    for (String pair : rawQuery.split("&", -1)) {
      out.append(out.isEmpty() ? "" : "&").append(name(pair).equals("sig") ? "sig=XXXXX" : pair);
    }
    return out.toString();
  }

  /** The value of a parameter, or null; several values come joined by commas. */
  public @Nullable String get(String name) {
    List<String> found = values.get(name);
    return found == null ? null : found.size() == 1 ? found.get(0) : String.join(",", found);
  }

  /** The value of a parameter; null also where it is empty. */
  public @Nullable String getNonEmpty(String name) {
    String value = get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** All parameters by folded name, in the order of names. */
  public Map<String, List<String>> all() {
    return values;
  }
}
