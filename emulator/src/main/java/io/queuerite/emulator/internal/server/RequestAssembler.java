package io.queuerite.emulator.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.Request.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the decoder's pieces together to whole requests, keeping no more of a body than allowed. */
final class RequestAssembler extends SimpleChannelInboundHandler<HttpObject> {
  private static final byte[] NO_BODY = {};

  private @Nullable HttpRequest head;
  private @Nullable ByteArrayOutputStream body;
  private long received;
  private long arrivedNanos;
  private @Nullable Peer peer;
  private boolean refused;

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
    if (refused) {
      return;
    }
    if (part.decoderResult().isFailure()) {
      refuse(context, Incoming.Malformed.because(part.decoderResult().cause()));
      return;
    }
    if (part instanceof HttpRequest request) {
      Incoming.Malformed fault = faultOf(request);
      if (fault != null) {
        refuse(context, fault);
        return;
      }
      begin(context, request);
    }
    if (part instanceof HttpContent content && head != null) {
      receive(context, head, content);
    }
  }

  /** Whether a request has begun to arrive and is not yet complete. */
  boolean isReceiving() {
    return head != null;
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    arrivedNanos = System.nanoTime();
    head = request;
    body = null;
    received = 0;
    boolean asks = HttpUtil.is100ContinueExpected(request);
    if (asks && HttpUtil.getContentLength(request, 0L) > HttpLimits.BODY) {
      // A client that asks first is spared sending what will be refused.
      head = null;
      refused = true;
      deliver(context, request, null, false);
    } else if (asks) {
      ChannelFuture unused =
          context.writeAndFlush(
              new DefaultFullHttpResponse(
                  HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }
  }

  private void receive(ChannelHandlerContext context, HttpRequest request, HttpContent content)
      throws IOException {
    ByteBuf bytes = content.content();
    received += bytes.readableBytes();
    boolean last = content instanceof LastHttpContent;
    byte[] whole = NO_BODY;
    if (received > HttpLimits.DISCARDED) {
      refuse(
          context,
          Incoming.Malformed.because(
              new TooLongFrameException("body over " + HttpLimits.DISCARDED)));
      return;
    } else if (received <= HttpLimits.BODY) {
      whole = gather(bytes, last);
    } else {
      body = null;
    }
    if (last) {
      head = null;
      body = null;
      byte[] kept = received > HttpLimits.BODY ? null : whole;
      deliver(context, request, kept, HttpUtil.isKeepAlive(request));
    }
  }

  /** A body that comes in one piece is copied once. */
  private byte[] gather(ByteBuf bytes, boolean last) throws IOException {
    if (last && body == null) {
      return bytes.isReadable() ? ByteBufUtil.getBytes(bytes) : NO_BODY;
    }
    ByteArrayOutputStream gathered = body == null ? new ByteArrayOutputStream() : body;
    body = gathered;
    bytes.readBytes(gathered, bytes.readableBytes());
    return last ? gathered.toByteArray() : NO_BODY;
  }

  private void deliver(
      ChannelHandlerContext context, HttpRequest head, byte @Nullable [] bytes, boolean keepAlive) {
    boolean chunks = !head.protocolVersion().equals(HttpVersion.HTTP_1_0);
    Request request =
        new Request(
            head.method().name(),
            RequestTargets.originForm(head.uri()),
            headers(head),
            bytes,
            peer(context),
            arrivedNanos);
    context.fireChannelRead(new Incoming.Whole(request, keepAlive, chunks));
  }

  /** The same for all requests of a connection: TLS, where there is any, comes before the first. */
  private Peer peer(ChannelHandlerContext context) {
    Peer known = peer;
    if (known == null) {
      known = Peers.of(context.channel());
      peer = known;
    }
    return known;
  }

  private static Headers headers(HttpRequest head) {
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, String> header : head.headers()) {
      headers.add(new Header(header.getKey(), header.getValue()));
    }
    String host = RequestTargets.host(head.uri());
    if (host != null) {
      headers.removeIf(header -> header.name().equalsIgnoreCase("Host"));
      headers.add(new Header("Host", host));
    }
    return new Headers(headers);
  }

  /** What keeps a request from being understood at all; null for nothing. */
  private static Incoming.@Nullable Malformed faultOf(HttpRequest head) {
    if (!RequestTargets.isValid(head.uri())) {
      return Incoming.Malformed.URL;
    }
    boolean addressed =
        head.headers().contains("Host")
            || RequestTargets.host(head.uri()) != null
            || head.protocolVersion().equals(HttpVersion.HTTP_1_0);
    return addressed ? null : Incoming.Malformed.HOST;
  }

  /** Answers as the service's front end does, and reads nothing more. */
  private void refuse(ChannelHandlerContext context, Incoming.Malformed answer) {
    refused = true;
    head = null;
    body = null;
    context.fireChannelRead(answer);
  }
}
