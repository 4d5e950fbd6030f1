package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the message that nearly every client sends: the two elements without attributes, and a
 * text of plain ASCII without anything that XML treats in its own way, such as all Base64. Setting
 * up a parser for it took a quarter of the time of a Put. Whatever else it may be, and whatever may
 * be wrong with it, is for the parser to say.
 */
final class PlainMessage {
  private static final byte[] DECLARATION = ascii("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
  private static final byte[] APOSTROPHES = ascii("<?xml version='1.0' encoding='utf-8'?>");
  private static final int ENCODING_NAME = DECLARATION.length - "utf-8\"?>".length();
  private static final byte[] BEFORE = ascii("<QueueMessage><MessageText>");
  private static final byte[] AFTER = ascii("</MessageText></QueueMessage>");

  private PlainMessage() {}

  /** The text, or null where the parser is needed. */
  static @Nullable MessageText read(byte[] body) {
    int start = afterDeclaration(body);
    if (!hasAt(body, start, BEFORE)) {
      return null;
    }
    int from = start + BEFORE.length;
    int to = from;
    while (to < body.length && isPlain(body[to])) {
      to++;
    }
    boolean fits = to - from <= Limits.MESSAGE_BYTES;
    boolean ends = hasAt(body, to, AFTER) && to + AFTER.length == body.length;
    return fits && ends ? MessageText.ofUtf8(Arrays.copyOfRange(body, from, to)) : null;
  }

  /** Where the document's element begins: clients write either kind of quotes and either case. */
  private static int afterDeclaration(byte[] body) {
    if (!declares(body, DECLARATION) && !declares(body, APOSTROPHES)) {
      return 0;
    }
    int end = DECLARATION.length;
    return end < body.length && body[end] == '\n' ? end + 1 : end;
  }

  private static boolean declares(byte[] body, byte[] declaration) {
    if (body.length < declaration.length) {
      return false;
    }
    for (int i = 0; i < declaration.length; i++) {
      int b = i >= ENCODING_NAME ? Character.toLowerCase(body[i]) : body[i];
      if (declaration[i] != b) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(byte b) {
    return (b >= 0x20 && b < 0x7f && b != '&' && b != '<' && b != '>') || b == '\n' || b == '\t';
  }

  private static boolean hasAt(byte[] body, int offset, byte[] part) {
    return offset + part.length <= body.length
        && Arrays.equals(body, offset, offset + part.length, part, 0, part.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
