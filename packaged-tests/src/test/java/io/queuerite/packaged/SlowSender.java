package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A request that is in order and takes for ever: a byte whenever somebody else has got an answer.
 */
final class SlowSender implements AutoCloseable {
  private final Socket socket;
  private final byte[] request;
  private int sent;

  SlowSender(int port, Request request) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setTcpNoDelay(true);
    this.request = request.bytes();
  }

  synchronized void step() throws IOException {
    if (sent < request.length) {
      socket.getOutputStream().write(request[sent++]);
    }
  }

  /** Sends what is left at once; gives the head of the answer's status line. */
  synchronized String finish() throws IOException {
    socket.getOutputStream().write(request, sent, request.length - sent);
    socket.setSoTimeout(20_000);
    InputStream in = socket.getInputStream();
    return new String(in.readNBytes("HTTP/1.1 201".length()), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
