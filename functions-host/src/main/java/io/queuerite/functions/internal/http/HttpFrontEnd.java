package io.queuerite.functions.internal.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.queuerite.functions.HostStartException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Listens on the loopback address, and hands each request to its function on a thread of its own.
 */
public final class HttpFrontEnd implements AutoCloseable {
  /** What the real host takes. */
  private static final int MAX_BODY = 100 * 1024 * 1024;

  private final EventLoopGroup loops;
  private final ExecutorService runs;
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listener;

  /**
   * Takes the port and answers.
   *
   * @param port 0 for any free one
   * @param key what routes that are not anonymous ask for
   * @throws HostStartException where the port is taken
   */
  public HttpFrontEnd(
      int port, String routePrefix, List<Route> routes, Key key, Administration host) {
    Router router = new Router(routes, routePrefix, key, new AdminEndpoints(host));
    loops = new NioEventLoopGroup(1, new DefaultThreadFactory("queuerite-functions-http", true));
    runs =
        Executors.newCachedThreadPool(new DefaultThreadFactory("queuerite-functions-call", true));
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    open.add(channel);
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new WholeRequests(MAX_BODY))
                        .addLast(new HttpExchange(router, runs));
                  }
                })
            .bind("127.0.0.1", port)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      shutDown();
      throw new HostStartException(
          "port " + port + " on 127.0.0.1 is taken: choose another, or 0 for any free one",
          bound.cause());
    }
    listener = bound.channel();
  }

  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  private void shutDown() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    runs.shutdown();
  }

  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    open.close().awaitUninterruptibly();
    shutDown();
  }
}
