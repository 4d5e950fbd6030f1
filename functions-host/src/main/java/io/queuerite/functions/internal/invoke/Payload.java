package io.queuerite.functions.internal.invoke;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A decoded message. */
public final class Payload {
  private final byte[] bytes;

  /**
   * @param bytes taken over: the caller must not change them afterwards
   */
  public Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Payload of(String text) {
    return new Payload(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes themselves, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** As text; null where it is no UTF-8: nothing is replaced. */
  public @Nullable String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }
}
