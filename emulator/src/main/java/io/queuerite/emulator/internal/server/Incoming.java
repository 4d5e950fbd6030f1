package io.queuerite.emulator.internal.server;

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
  record Malformed(int status, String reason, String explanation) implements Incoming {}
}
