package io.queuerite.emulator.internal.server;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.queuerite.emulator.internal.protocol.Request;

/** What an assembler hands on: a request, or the reason why there is none. */
sealed interface Incoming {
  /**
   * A whole request.
   *
   * @param keepAlive whether the connection goes on after the answer
   * @param chunks whether the client understands chunks, which HTTP/1.0 does not
   */
  record Whole(Request request, boolean keepAlive, boolean chunks) implements Incoming {}

  /** What is not HTTP: the connection ends with this answer. */
  record Malformed(int status, String reason, String explanation) implements Incoming {
    static final Malformed URL = new Malformed(400, "Bad Request", "The request URL is invalid.");
    static final Malformed HOST =
        new Malformed(400, "Bad Request", "The request hostname is invalid.");

    /** The decoder's complaint. */
    static Malformed because(Throwable cause) {
      if (cause instanceof TooLongHttpLineException) {
        return new Malformed(414, "URI Too Long", "The request URL is too long.");
      } else if (cause instanceof TooLongHttpHeaderException) {
        return new Malformed(
            431, "Request Header Fields Too Large", "The request headers are too long.");
      } else if (cause instanceof TooLongFrameException) {
        return new Malformed(413, "Payload Too Large", "The request body is too long.");
      }
      return new Malformed(400, "Bad Request", "The request is not valid HTTP.");
    }
  }
}
