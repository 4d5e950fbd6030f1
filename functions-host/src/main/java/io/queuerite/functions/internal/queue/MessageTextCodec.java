package io.queuerite.functions.internal.queue;

import io.queuerite.functions.internal.invoke.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a message for its payload: Base64 as .NET reads it, or the text itself. Java's own
 * decoders differ: one refuses white space and does without padding, the other skips garbage.
 *
 * @param base64 whether texts are Base64 of the payload
 */
public record MessageTextCodec(boolean base64) {
  private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\r\\n]");
  private static final Pattern WHOLE =
      Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

  /** The payload; null where the text stands for none. */
  public @Nullable Payload decode(String text) {
    if (!base64) {
      return Payload.of(text);
    }
    String letters = WHITE_SPACE.matcher(text).replaceAll("");
    return WHOLE.matcher(letters).matches()
        ? new Payload(Base64.getDecoder().decode(letters))
        : null;
  }

  /** The text that stands for a payload. */
  public String encode(Payload payload) {
    return base64
        ? Base64.getEncoder().encodeToString(payload.bytes())
        : new String(payload.bytes(), StandardCharsets.UTF_8);
  }
}
