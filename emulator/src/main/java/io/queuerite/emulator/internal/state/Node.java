package io.queuerite.emulator.internal.state;

import io.queuerite.emulator.internal.protocol.Iso8601;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small part of a file: a text, named fields, or a list; none of them for an empty value.
 *
 * @param line where it begins, counted from 1
 */
record Node(
    int line,
    @Nullable String text,
    @Nullable Map<String, Node> fields,
    @Nullable List<Node> items) {

  static Node empty(int line) {
    return new Node(line, null, null, null);
  }

  StateFileException expected(String what) {
    return new StateFileException(
        line, "expected " + what + (text == null ? "" : ", not '" + shown() + "'"));
  }

  private String shown() {
    String all = String.valueOf(text);
    return all.length() <= 60 ? all : all.substring(0, 60) + "...";
  }

  /** The fields, each of which must be known. */
  Map<String, Node> fields(Set<String> known) {
    if (text == null && fields == null && items == null) {
      return Map.of();
    }
    if (fields == null) {
      throw expected("fields: " + String.join(", ", known));
    }
    fields.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            throw new StateFileException(
                value.line, "unknown field '" + name + "': expected one of " + known);
          }
        });
    return fields;
  }

  /** The items; none for an empty value. */
  List<Node> list(String what) {
    if (items == null && (text != null || fields != null)) {
      throw expected("a list of " + what);
    }
    return items == null ? List.of() : items;
  }

  String string(String what) {
    if (text == null) {
      throw expected(what);
    }
    return text;
  }

  long number(long min, long max) {
    String what = "a whole number from " + min + " to " + max;
    try {
      long number = Long.parseLong(string(what));
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      throw expected(what);
    }
    throw expected(what);
  }

  boolean flag() {
    return switch (string("true or false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw expected("true or false");
    };
  }

  Instant time() {
    String what = "a time such as 2026-01-31T23:59:59.1234567Z";
    Instant time = Iso8601.parse(string(what));
    if (time == null) {
      throw expected(what);
    }
    return time;
  }
}
