package io.queuerite.emulator.internal.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message's text, held as UTF-8 from the moment it is read until it is written: the service never
 * looks inside.
 */
public final class MessageText {
  private final byte[] utf8;

  private MessageText(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** The text of a string without unpaired surrogates, which XML cannot carry anyway. */
  public static MessageText of(String text) {
    return new MessageText(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the array over: the caller must not change it afterwards. */
  public static MessageText ofUtf8(byte[] utf8) {
    return new MessageText(utf8);
  }

  /** The bytes themselves, not a copy: the caller must not change them. */
  public byte[] utf8() {
    return utf8;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageText text && Arrays.equals(utf8, text.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
