package io.queuerite.emulator.internal.server;

import io.netty.handler.codec.http.HttpDecoderConfig;

/** How much of a request is read before it is refused. */
final class HttpLimits {
  /** A request line. HTTP.sys, the service's front end, has the same limit. */
  static final int REQUEST_LINE = 16 * 1024;

  /** All headers together: 8 KiB of metadata, a client request id of 1 KiB, and room. */
  static final int HEADERS = 32 * 1024;

  /** 64 KiB of text are up to ten times as long when every character is a reference. */
  static final int BODY = 1024 * 1024;

  /** What a client may send in vain before the connection is given up. */
  static final long DISCARDED = 64L * 1024 * 1024;

  /** Requests that one connection may send ahead. */
  static final int PIPELINED = 32;

  private HttpLimits() {}

  static HttpDecoderConfig decoder() {
    return new HttpDecoderConfig().setMaxInitialLineLength(REQUEST_LINE).setMaxHeaderSize(HEADERS);
  }
}
