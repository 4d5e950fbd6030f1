package io.queuerite.emulator.internal.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.OptionalSslHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.queuerite.emulator.internal.tls.ServerCertificate;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * Lets TLS in. Who speaks plain HTTP to it is told so, where TLS would only answer with an alert
 * that no HTTP client can read.
 */
final class TlsGate extends OptionalSslHandler {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration GOODBYE = Duration.ofMillis(500);

  TlsGate(SslContext tls) {
    super(tls);
  }

  /** The JDK's own TLS: no native library comes along. */
  static SslContext context(ServerCertificate certificate) throws SSLException {
    return SslContextBuilder.forServer(certificate.key(), certificate.chain())
        .sslProvider(SslProvider.JDK)
        .protocols("TLSv1.3", "TLSv1.2")
        .build();
  }

  @Override
  protected SslHandler newSslHandler(ChannelHandlerContext context, SslContext tls) {
    SslHandler handler = tls.newHandler(context.alloc());
    handler.setHandshakeTimeoutMillis(HANDSHAKE.toMillis());
    handler.setCloseNotifyFlushTimeoutMillis(GOODBYE.toMillis());
    return handler;
  }

  @Override
  protected ChannelHandler newNonSslHandler(ChannelHandlerContext context) {
    return new PlainHttp();
  }

  /** Answers once, and ignores what else comes until the connection is closed. */
  private static final class PlainHttp extends ChannelInboundHandlerAdapter {
    private boolean told;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
      if (!told) {
        told = true;
        context.fireChannelRead(
            new Incoming.Malformed(
                400, "Bad Request", "This port speaks HTTPS: begin the URL with https://"));
      }
    }
  }
}
