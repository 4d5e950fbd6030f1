package io.queuerite.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One kept-alive connection with at most one request under way. */
final class Connection implements AutoCloseable {
  private final SocketChannel channel;
  private final Answer answer = new Answer();
  private byte[] received = new byte[64 * 1024];
  private ByteBuffer space = ByteBuffer.wrap(received);
  private ByteBuffer unsent = ByteBuffer.allocate(0);

  Connection(InetSocketAddress address) throws IOException {
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  SocketChannel channel() {
    return channel;
  }

  /** Sends what the socket takes; true when that was all. */
  boolean send(ByteBuffer request) throws IOException {
    unsent = request;
    return sendRest();
  }

  boolean sendRest() throws IOException {
    channel.write(unsent);
    return !unsent.hasRemaining();
  }

  /**
   * Reads what has come; the answer once it is complete, else null. It is valid until the next
   * call.
   */
  @Nullable Answer receive() throws IOException {
    if (!space.hasRemaining()) {
      grow();
    }
    if (channel.read(space) < 0) {
      throw new IOException("the server closed the connection");
    }
    if (!answer.read(received, space.position())) {
      return null;
    }
    space.clear();
    return answer;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void grow() {
    received = Arrays.copyOf(received, 2 * received.length);
    space = ByteBuffer.wrap(received).position(received.length / 2);
  }
}
