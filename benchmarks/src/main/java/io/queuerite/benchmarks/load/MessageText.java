package io.queuerite.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** The one message that is put: 1 KiB of text, the Base64 of bytes that do not compress. */
public final class MessageText {
  public static final int LENGTH = 1024;
  private static final String TEXT = text();

  private MessageText() {}

  /** The text itself. */
  public static String value() {
    return TEXT;
  }

  static Bytes body() {
    return new Bytes()
        .add(Bytes.ascii("<QueueMessage><MessageText>" + TEXT + "</MessageText></QueueMessage>"));
  }

  private static String text() {
    byte[] raw = new byte[LENGTH / 4 * 3];
    new Random(1024).nextBytes(raw);
    return new String(Base64.getEncoder().encode(raw), StandardCharsets.US_ASCII);
  }
}
