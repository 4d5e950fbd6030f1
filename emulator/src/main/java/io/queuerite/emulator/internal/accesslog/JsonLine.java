package io.queuerite.emulator.internal.accesslog;

import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.Secrets;
import io.queuerite.emulator.testing.QueueOperation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A JSON object in one line. Every line has every field; null for what there is not. */
final class JsonLine {
  private static final double NANOS_PER_MILLI = 1e6;

  private final StringBuilder out = new StringBuilder(512);

  private JsonLine() {}

  static String of(Access access) {
    QueueOperation operation = access.subject().operation();
    User user = access.user();
    return new JsonLine()
        .text("time", access.began().toString())
        .text("emulatorTime", access.emulatorTime().toString())
        .text("requestId", access.id())
        .text("clientRequestId", orNull(access.header("x-ms-client-request-id")))
        .text("remote", access.line().peer().remote())
        .text("authentication", access.authentication().name().toLowerCase(Locale.ROOT))
        .text("user", user == null ? null : user.objectId())
        .text("method", access.line().method())
        .text("url", access.url())
        .text("operation", operation == null ? null : operation.title())
        .text("account", masked(access.subject().account()))
        .text("queue", masked(access.subject().queue()))
        .text("version", Secrets.masked(access.version()))
        .text("userAgent", orNull(access.header("User-Agent")))
        .number("status", Integer.toString(access.status()))
        .text("errorCode", orNull(access.errorCode()))
        .number("complete", Boolean.toString(access.sent().whole()))
        .number("serverMilliseconds", millis(access.serverNanos()))
        .number("totalMilliseconds", millis(access.totalNanos()))
        .number("requestBytes", Long.toString(access.requestBodyBytes()))
        .number("responseBytes", Long.toString(access.sent().bodyBytes()))
        .end();
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable String masked(@Nullable String text) {
    return text == null ? null : Secrets.masked(text);
  }

  private JsonLine text(String name, @Nullable String value) {
    name(name);
    if (value == null) {
      out.append("null");
    } else {
      string(value);
    }
    return this;
  }

  private JsonLine number(String name, String value) {
    name(name);
    out.append(value);
    return this;
  }

  private void name(String name) {
    out.append(out.isEmpty() ? '{' : ',');
    string(name);
    out.append(':');
  }

  private void string(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (letter == '"' || letter == '\\') {
        out.append('\\').append(letter);
      } else if (letter < ' ' || letter == 0x7f || Character.isSurrogate(letter)) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
      } else {
        out.append(letter);
      }
    }
    out.append('"');
  }

  private String end() {
    return out.append('}').toString();
  }
}
