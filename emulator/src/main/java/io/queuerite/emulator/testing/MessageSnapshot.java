package io.queuerite.emulator.testing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * A message as it stood at one moment.
 *
 * @param id a lower-case GUID
 * @param text as it is stored: many clients send Base64, see {@link #decodedText}
 * @param insertedAt by the emulator's clock, as all times here
 * @param expiresAt when it is gone; the last second of the year 9999 where it never expires
 * @param visibleAt from when on Get Messages hands it out
 * @param dequeueCount how often it was handed out
 * @param popReceipt the one that is good now, as Get Messages would have given it
 * @param visible whether {@code visibleAt} had come
 */
public record MessageSnapshot(
    String id,
    String text,
    Instant insertedAt,
    Instant expiresAt,
    Instant visibleAt,
    int dequeueCount,
    String popReceipt,
    boolean visible) {
  private static final int SHOWN = 80;

  /** The text that the Base64 stands for; the text itself where it is no Base64 of UTF-8. */
  public String decodedText() {
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
    } catch (IllegalArgumentException | CharacterCodingException plain) {
      return text;
    }
  }

  /** One line; a long text is cut. */
  @Override
  public String toString() {
    String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    return "%s, dequeued %d x, \"%s\" (%s)"
        .formatted(
            visible ? "visible" : "hidden until " + visibleAt,
            dequeueCount,
            start.replaceAll("\\R", " "),
            id);
  }
}
