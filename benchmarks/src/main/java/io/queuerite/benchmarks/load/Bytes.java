package io.queuerite.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes that is filled again and again without making garbage. */
final class Bytes {
  private byte[] array = new byte[512];
  private int length;

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  Bytes clear() {
    length = 0;
    return this;
  }

  Bytes add(byte[] source) {
    return add(source, 0, source.length);
  }

  Bytes add(Bytes source) {
    return add(source.array, 0, source.length);
  }

  Bytes add(byte[] source, int from, int to) {
    int count = to - from;
    room(count);
    System.arraycopy(source, from, array, length, count);
    length += count;
    return this;
  }

  Bytes add(int value) {
    room(1);
    array[length++] = (byte) value;
    return this;
  }

  /** Adds what may stand in a query value as it is, and percent-encodes the rest. */
  Bytes addEncoded(byte[] source, int from, int to) {
    for (int i = from; i < to; i++) {
      int value = source[i] & 0xff;
      if (unreserved(value)) {
        add(value);
      } else {
        add('%').add(hex(value >> 4)).add(hex(value & 15));
      }
    }
    return this;
  }

  /**
   * Puts these bytes into the direct buffer, or into a larger one, and answers it ready to be sent.
   */
  ByteBuffer copyTo(ByteBuffer buffer) {
    ByteBuffer target =
        buffer.capacity() < length ? ByteBuffer.allocateDirect(array.length) : buffer;
    return target.clear().put(array, 0, length).flip();
  }

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  private void room(int count) {
    if (length + count > array.length) {
      array = Arrays.copyOf(array, Math.max(2 * array.length, length + count));
    }
  }

  private static boolean unreserved(int value) {
    return (value >= 'a' && value <= 'z')
        || (value >= 'A' && value <= 'Z')
        || (value >= '0' && value <= '9')
        || value == '-'
        || value == '.'
        || value == '_'
        || value == '~';
  }

  private static int hex(int nibble) {
    return nibble < 10 ? '0' + nibble : 'A' + nibble - 10;
  }
}
