package io.queuerite.emulator.internal.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.tls.ServerCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens, and hands each whole request to the application. */
public final class NettyServer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final Duration DRAIN = Duration.ofSeconds(2);

  private final EventLoopGroup loops;
  private final Channel listener;
  private final Connections connections;
  private final @Nullable ServerCertificate certificate;

  /** What requests are given to. */
  public interface Application {
    /** Answers a request; the future never fails. */
    CompletableFuture<Reply> answer(Request request);

    /**
     * Told of what was no HTTP and has been answered with that status.
     *
     * @param reason what was wrong, for a person
     */
    void refused(int status, String reason);
  }

  /**
   * Where and how to listen.
   *
   * @param port 0 for any free one
   * @param keepAlive how long a connection may be idle
   * @param certificate with which to speak HTTPS only; null for plain HTTP only
   */
  public record Options(
      String host, int port, Duration keepAlive, @Nullable ServerCertificate certificate) {}

  private NettyServer(
      EventLoopGroup loops,
      Channel listener,
      Connections connections,
      @Nullable ServerCertificate certificate) {
    this.loops = loops;
    this.listener = listener;
    this.connections = connections;
    this.certificate = certificate;
  }

  /**
   * Takes the port. Clients can connect from now on, and wait until {@link #serve} is called.
   *
   * @throws IOException where the port is taken or the host is not this machine's
   */
  public static NettyServer bind(Options options) throws IOException {
    ServerCertificate certificate = options.certificate();
    SslContext tls = certificate == null ? null : TlsGate.context(certificate);
    EventLoopGroup loops =
        new NioEventLoopGroup(threads(), new DefaultThreadFactory("queuerite-http", true));
    Connections connections = new Connections(options.keepAlive(), tls);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.TCP_NODELAY, true)
            // A client may say that it has said all, and still wants to hear the answer.
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(connections);
    ChannelFuture bound = bootstrap.bind(options.host(), options.port()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
      throw new IOException(String.valueOf(bound.cause()), bound.cause());
    }
    return new NettyServer(loops, bound.channel(), connections, certificate);
  }

  /** Hands requests to the application from now on. */
  public void serve(Application application) {
    connections.application = application;
    listener.config().setAutoRead(true);
  }

  /**
   * The work of a request outside of the store is small: few threads keep many connections busy.
   */
  private static int threads() {
    return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
  }

  /** Sets up each new connection. */
  private static final class Connections extends ChannelInitializer<SocketChannel> {
    private final Duration keepAlive;
    private final @Nullable SslContext tls;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private volatile boolean stopping;
    private volatile @Nullable Application application;

    Connections(Duration keepAlive, @Nullable SslContext tls) {
      this.keepAlive = keepAlive;
      this.tls = tls;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      open.add(channel);
      Application known = application;
      if (stopping || known == null) {
        ChannelFuture unused = channel.close();
        return;
      }
      if (tls != null) {
        channel.pipeline().addLast(new TlsGate(tls));
      }
      RequestAssembler assembler = new RequestAssembler();
      channel
          .pipeline()
          .addLast(new HttpRequestDecoder(HttpLimits.decoder()))
          .addLast(new AnswerEncoder())
          .addLast(new IdleStateHandler(0, 0, keepAlive.toMillis(), TimeUnit.MILLISECONDS))
          .addLast(assembler)
          .addLast(new Exchange(assembler, known));
    }
  }

  /** The port on which it listens. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** With which it speaks HTTPS; null where it speaks plain HTTP. */
  public @Nullable ServerCertificate certificate() {
    return certificate;
  }

  private static CompletableFuture<Void> drain(Channel channel) {
    ChannelHandlerContext context = channel.pipeline().context(Exchange.class);
    return context != null && context.handler() instanceof Exchange exchange
        ? exchange.drain(context)
        : CompletableFuture.completedFuture(null);
  }

  /** Connections now open. */
  public int openConnections() {
    return connections.open.size();
  }

  /** Stops accepting, lets requests in flight be answered, then closes every connection. */
  @Override
  public void close() {
    // Every connection sees this or is in the group by now: none can slip between.
    connections.stopping = true;
    listener.close().awaitUninterruptibly();
    // The group shrinks as clients leave, which its stream does not bear.
    List<CompletableFuture<Void>> drained = new ArrayList<>();
    connections.open.forEach(channel -> drained.add(drain(channel)));
    CompletableFuture.allOf(drained.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, DRAIN.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    connections.open.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
