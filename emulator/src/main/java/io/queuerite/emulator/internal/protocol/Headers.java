package io.queuerite.emulator.internal.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request's headers in the order of arrival; names compare without case. */
public final class Headers {
  private final Header[] all;

  /** One header line. */
  public record Header(String name, String value) {}

  public Headers(List<Header> all) {
    this.all = all.toArray(new Header[0]);
  }

  /** The first value of that name, or null. */
  public @Nullable String get(String name) {
    for (Header header : all) {
      if (header.name().length() == name.length() && header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  /** The first value of that name, or an empty string. */
  public String getOrEmpty(String name) {
    String value = get(name);
    return value == null ? "" : value;
  }

  /** The headers whose names begin so, in order. */
  public List<Header> startingWith(String prefix) {
    List<Header> found = new ArrayList<>();
    for (Header header : all) {
      if (header.name().regionMatches(true, 0, prefix, 0, prefix.length())) {
        found.add(header);
      }
    }
    return found;
  }

  /** All of them, in order. */
  public List<Header> all() {
    return List.of(all);
  }

  /** A header name as signatures and comparisons want it. */
  public static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
