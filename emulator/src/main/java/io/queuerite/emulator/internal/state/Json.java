package io.queuerite.emulator.internal.state;

import java.util.Locale;
import java.util.Map;

/** Texts, numbers, flags, lists and fields as JSON on one line, in characters that YAML takes. */
final class Json {
  private Json() {}

  static String of(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, Object value) {
    if (value instanceof Map<?, ?> fields) {
      String between = "{";
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        text(out.append(between), field.getKey().toString());
        append(out.append(": "), field.getValue());
        between = ", ";
      }
      out.append(fields.isEmpty() ? "{}" : "}");
    } else if (value instanceof Iterable<?> items) {
      String between = "";
      out.append('[');
      for (Object item : items) {
        append(out.append(between), item);
        between = ", ";
      }
      out.append(']');
    } else if (value instanceof String text) {
      text(out, text);
    } else {
      out.append(value);
    }
  }

  private static void text(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (isPlain(c)) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    out.append('"');
  }

  /** Other characters end lines, are no text to YAML, or are half of one. */
  private static boolean isPlain(char c) {
    return (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0x2000) || (c > 0x2fff && c < 0xd800);
  }
}
