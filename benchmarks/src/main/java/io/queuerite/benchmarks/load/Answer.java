package io.queuerite.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * Reads one HTTP answer out of a connection's buffer, in place: the status, the length, and where
 * the body lies. It knows just what the servers under measurement send.
 */
final class Answer {
  private static final byte[] CONTENT_LENGTH = Bytes.ascii("content-length:");
  private static final byte[] TRANSFER_ENCODING = Bytes.ascii("transfer-encoding:");
  private static final int UNKNOWN = -1;

  private byte[] buffer = {};
  private int end;
  private int status;
  private int bodyFrom;
  private int bodyTo;

  /**
   * Reads the answer at the start of {@code received}; false while a part of it is missing. A
   * chunked body is joined in place, but only once it is complete: until then a later call must
   * find the chunks as they came.
   */
  boolean read(byte[] received, int length) {
    buffer = received;
    end = length;
    int contentLength = UNKNOWN;
    boolean chunked = false;
    int line = lineAfter(0);
    while (line != UNKNOWN && !(line + 1 < end && buffer[line] == '\r')) {
      if (startsWith(line, CONTENT_LENGTH)) {
        contentLength = number(line + CONTENT_LENGTH.length);
      } else if (startsWith(line, TRANSFER_ENCODING)) {
        chunked = true;
      }
      line = lineAfter(line);
    }
    if (line == UNKNOWN) {
      return false;
    }
    status = number(8);
    bodyFrom = line + 2;
    return chunked ? joinChunks() : takes(contentLength);
  }

  int status() {
    return status;
  }

  byte[] buffer() {
    return buffer;
  }

  int bodyFrom() {
    return bodyFrom;
  }

  int bodyTo() {
    return bodyTo;
  }

  /** The place of {@code pattern} in the body at or after {@code from}, or -1. */
  int indexOf(byte[] pattern, int from) {
    byte first = pattern[0];
    for (int at = from; at <= bodyTo - pattern.length; at++) {
      if (buffer[at] == first && matches(at, pattern)) {
        return at;
      }
    }
    return UNKNOWN;
  }

  /** The number in a header of this lower-case name, colon included; -1 without such a header. */
  long headerNumber(byte[] name) {
    for (int line = lineAfter(0); line > 0 && line < bodyFrom; line = lineAfter(line)) {
      if (startsWith(line, name)) {
        return number(line + name.length);
      }
    }
    return UNKNOWN;
  }

  /** For a message about what went wrong: the whole answer, cut to a readable length. */
  String excerpt() {
    String text = new String(buffer, 0, Math.min(end, 600), StandardCharsets.UTF_8);
    return text.replaceAll("\\s+", " ");
  }

  private boolean takes(int contentLength) {
    int length = contentLength;
    if (length == UNKNOWN) {
      if (status != 204) {
        throw new IllegalStateException("an answer without a length: " + excerpt());
      }
      length = 0;
    }
    bodyTo = bodyFrom + length;
    return exactly(bodyTo);
  }

  private boolean joinChunks() {
    int chunks = 0;
    int at = bodyFrom;
    while (true) {
      int data = lineAfter(at);
      if (data == UNKNOWN) {
        return false;
      }
      int size = hexNumber(at);
      at = data + size + 2;
      if (at > end) {
        return false;
      }
      if (size == 0) {
        break;
      }
      chunks++;
    }
    bodyTo = move(chunks);
    return exactly(at);
  }

  /** Moves the chunks together, and answers where the last one ends. */
  private int move(int chunks) {
    int from = bodyFrom;
    int to = bodyFrom;
    for (int i = 0; i < chunks; i++) {
      int size = hexNumber(from);
      int data = lineAfter(from);
      if (i == 0) {
        to = data;
        bodyFrom = data;
      } else {
        System.arraycopy(buffer, data, buffer, to, size);
      }
      to += size;
      from = data + size + 2;
    }
    return to;
  }

  private boolean exactly(int answerEnd) {
    if (answerEnd < end) {
      throw new IllegalStateException("more bytes than one answer: " + excerpt());
    }
    return answerEnd == end;
  }

  private int lineAfter(int from) {
    for (int at = from; at < end; at++) {
      if (buffer[at] == '\n') {
        return at + 1;
      }
    }
    return UNKNOWN;
  }

  private boolean startsWith(int at, byte[] lowerCaseName) {
    if (at + lowerCaseName.length > end) {
      return false;
    }
    for (int i = 0; i < lowerCaseName.length; i++) {
      // Sets the bit that tells a lower-case letter; the other characters of these names have it
      // already.
      if ((buffer[at + i] | 0x20) != lowerCaseName[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(int at, byte[] pattern) {
    for (int i = 1; i < pattern.length; i++) {
      if (buffer[at + i] != pattern[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from) {
    int at = from;
    while (buffer[at] == ' ') {
      at++;
    }
    int value = 0;
    for (; at < end && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
      value = 10 * value + buffer[at] - '0';
    }
    return value;
  }

  private int hexNumber(int from) {
    int value = 0;
    for (int at = from; at < end; at++) {
      int digit = Character.digit(buffer[at], 16);
      if (digit < 0) {
        break;
      }
      value = 16 * value + digit;
    }
    return value;
  }
}
