package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.MessageText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes XML the way the service does, byte for byte: a byte-order mark, no white space between
 * elements, {@code <Name />} for an empty one, and only {@code &}, {@code <} and {@code >} escaped
 * in text. One difference is on purpose: a carriage return is written as a character reference,
 * because a parser turns a bare one into a line feed and the message would not come back as it was
 * sent.
 */
public final class XmlOutput {
  private static final byte[] PROLOGUE = utf8("\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>");
  private static final byte[] AMPERSAND = utf8("&amp;");
  private static final byte[] LESS = utf8("&lt;");
  private static final byte[] GREATER = utf8("&gt;");
  private static final byte[] CARRIAGE_RETURN = utf8("&#xD;");
  private static final byte[] REPLACEMENT = utf8("\ufffd");
  private static final byte[] QUOTE = utf8("&quot;");

  private byte[] bytes;
  private int length;

  /** Starts a document that will have about that many bytes. */
  public XmlOutput(int expected) {
    this.bytes = new byte[expected];
    append(PROLOGUE);
  }

  /** Opens an element. */
  public XmlOutput open(String name) {
    return append('<').append(name).append('>');
  }

  /** Opens an element with one attribute. */
  public XmlOutput open(String name, String attribute, String value) {
    append('<').append(name).append(' ').append(attribute).append('=').append('"');
    for (byte b : utf8(value)) {
      if (b == '"') {
        append(QUOTE);
      } else {
        escape(b);
      }
    }
    return append('"').append('>');
  }

  public XmlOutput close(String name) {
    return append('<').append('/').append(name).append('>');
  }

  /** An element without content. */
  public XmlOutput empty(String name) {
    return append('<').append(name).append(" />");
  }

  /** An element with text; written as an empty one where the text is empty. */
  public XmlOutput element(String name, String text) {
    return element(name, utf8(text));
  }

  /** An element with a message's text. */
  public XmlOutput element(String name, MessageText text) {
    return element(name, text.utf8());
  }

  private XmlOutput element(String name, byte[] text) {
    if (text.length == 0) {
      return empty(name);
    }
    open(name);
    text(text);
    return close(name);
  }

  private void text(byte[] text) {
    reserve(text.length);
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      byte b = text[i];
      if (b == '&' || b == '<' || b == '>' || isControl(b)) {
        append(text, from, i - from);
        escape(b);
        from = i + 1;
      } else if (b == (byte) 0xEF && isNoCharacter(text, i)) {
        append(text, from, i - from);
        append(REPLACEMENT);
        from = i + 3;
      }
    }
    append(text, from, text.length - from);
  }

  private void escape(byte b) {
    switch (b) {
      case '&' -> append(AMPERSAND);
      case '<' -> append(LESS);
      case '>' -> append(GREATER);
      case '\r' -> append(CARRIAGE_RETURN);
      default -> {
        if (isControl(b)) {
          append(REPLACEMENT);
        } else {
          append((char) (b & 0xff));
        }
      }
    }
  }

  /** An error quotes what the client sent, and that may be what XML cannot carry. */
  private static boolean isControl(byte b) {
    return b >= 0 && b < ' ' && b != '\n' && b != '\t';
  }

  /** U+FFFE and U+FFFF. */
  private static boolean isNoCharacter(byte[] text, int i) {
    return i + 2 < text.length && text[i + 1] == (byte) 0xBF && (text[i + 2] & 0xFE) == 0xBE;
  }

  /** The document's bytes so far; the array may be longer than {@link #length()}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Takes back the last tag, so that the document is none. */
  void dropLastTag() {
    do {
      length--;
    } while (length > 0 && bytes[length] != '<');
  }

  public int length() {
    return length;
  }

  /** Element and attribute names are ASCII. */
  private XmlOutput append(String ascii) {
    reserve(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  private XmlOutput append(char octet) {
    reserve(1);
    bytes[length++] = (byte) octet;
    return this;
  }

  private void append(byte[] more) {
    append(more, 0, more.length);
  }

  private void append(byte[] more, int from, int count) {
    reserve(count);
    System.arraycopy(more, from, bytes, length, count);
    length += count;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
