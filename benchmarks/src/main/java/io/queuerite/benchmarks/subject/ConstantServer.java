package io.queuerite.benchmarks.subject;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The limit: a Netty server that reads each request to its end and answers a constant of the size
 * and shape that the emulator would answer. It checks nothing and stores nothing, so no emulator on
 * this Netty can be faster.
 */
public final class ConstantServer implements AutoCloseable {
  private final EventLoopGroup loops;
  private final Channel channel;

  private ConstantServer(EventLoopGroup loops, Channel channel) {
    this.loops = loops;
    this.channel = channel;
  }

  /** Starts on the loopback address; port 0 is any free one. */
  public static ConstantServer start(int port, int threads) {
    EventLoopGroup loops = new NioEventLoopGroup(threads);
    Channel channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel child) {
                    ChannelPipeline pipeline = child.pipeline();
                    pipeline.addLast(new HttpServerCodec(), new ConstantAnswer());
                  }
                })
            .bind("127.0.0.1", port)
            .syncUninterruptibly()
            .channel();
    return new ConstantServer(loops, channel);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** Arguments: port, threads. */
  public static void main(String[] args) {
    start(Integer.parseInt(args[0]), Integer.parseInt(args[1]))
        .channel
        .closeFuture()
        .syncUninterruptibly();
  }
}
