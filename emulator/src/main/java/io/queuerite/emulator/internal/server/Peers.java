package io.queuerite.emulator.internal.server;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.queuerite.emulator.internal.protocol.Request.Peer;
import java.net.Inet4Address;
import java.net.InetSocketAddress;

/** Tells who is at the other end of a connection. */
final class Peers {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String UNKNOWN = "0.0.0.0";

  private Peers() {}

  static Peer of(Channel channel) {
    boolean secure = channel.pipeline().get(SslHandler.class) != null;
    if (channel.remoteAddress() instanceof InetSocketAddress remote) {
      boolean loopback = remote.getAddress().isLoopbackAddress();
      boolean ipv4 = remote.getAddress() instanceof Inet4Address;
      String address = ipv4 ? remote.getAddress().getHostAddress() : loopback ? LOOPBACK : UNKNOWN;
      return new Peer(address, secure, loopback, text(remote));
    }
    return new Peer(UNKNOWN, secure, false);
  }

  private static String text(InetSocketAddress remote) {
    String address = remote.getAddress().getHostAddress();
    return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + remote.getPort();
  }
}
