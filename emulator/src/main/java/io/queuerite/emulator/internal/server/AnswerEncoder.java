package io.queuerite.emulator.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Writes answers with the headers that they were given. Netty's own encoder drops {@code
 * Content-Length: 0} from a 204, which the real service sends.
 */
final class AnswerEncoder extends HttpResponseEncoder {
  /** An answer that knows whether it may have a body on the wire. */
  static final class Answer extends DefaultFullHttpResponse {
    /**
     * Every value is our own, or was checked when it came in; Netty would check each letter again.
     */
    private static final HttpHeadersFactory TRUSTED =
        DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private final boolean bodiless;

    Answer(HttpResponseStatus status, ByteBuf content, boolean bodiless) {
      super(HttpVersion.HTTP_1_1, status, content, TRUSTED, TRUSTED);
      this.bodiless = bodiless;
    }

    /** How much of a body stands on the wire. */
    int bodyBytes() {
      return bodiless ? 0 : content().readableBytes();
    }
  }

  @Override
  protected void sanitizeHeadersBeforeEncode(HttpResponse message, boolean isAlwaysEmpty) {
    // The headers are right as they are.
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpResponse message) {
    return message instanceof Answer answer ? answer.bodiless : super.isContentAlwaysEmpty(message);
  }
}
