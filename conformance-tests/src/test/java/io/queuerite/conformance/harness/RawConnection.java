package io.queuerite.conformance.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;

/** HTTP/1.1 over a plain socket or TLS: sends any bytes, reads strictly, hides nothing. */
public final class RawConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  /** Over TLS only what is known to be ours is trusted, or what the JVM trusts by default. */
  static RawConnection to(URI uri) {
    boolean tls = uri.getScheme().equals("https");
    SocketFactory sockets = tls ? Trust.sockets() : SocketFactory.getDefault();
    try {
      return new RawConnection(sockets.createSocket(uri.getHost(), uri.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Over a socket that is connected. */
  public RawConnection(Socket connected) {
    try {
      socket = connected;
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RawConnection send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RawConnection send(String latin1) {
    return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Response exchange(Request request) {
    send(request.bytes());
    return read(request.method());
  }

  /**
   * Sends all requests before it reads the first answer, and returns the answers in their order.
   */
  public List<Response> pipeline(List<Request> requests) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    requests.forEach(request -> all.writeBytes(request.bytes()));
    send(all.toByteArray());
    return requests.stream().map(request -> read(request.method())).toList();
  }

  /** Reads one answer, be it interim; an answer to HEAD has no body whatever its headers say. */
  public Response read(String method) {
    try {
      String[] statusLine = line().split(" ", 3);
      if (statusLine.length != 3) {
        throw new IOException("a status line has three parts: " + String.join(" ", statusLine));
      }
      int status = Integer.parseInt(statusLine[1]);
      List<Header> headers = readHeaders();
      boolean bodiless = method.equals("HEAD") || status < 200 || status == 204 || status == 304;
      byte[] body = bodiless ? new byte[0] : readBody(headers);
      return new Response(statusLine[0], status, statusLine[2], headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes this side; answers may still come. */
  public void endSending() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True when the service has closed the connection and sent nothing more. */
  public boolean isAtEnd() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Header> readHeaders() throws IOException {
    List<Header> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("not a header line: " + line);
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return headers;
  }

  private byte[] readBody(List<Header> headers) throws IOException {
    Optional<String> encoding = value(headers, "Transfer-Encoding");
    Optional<String> length = value(headers, "Content-Length");
    if (encoding.isPresent() && length.isPresent()) {
      throw new IOException("Transfer-Encoding and Content-Length together: " + headers);
    }
    if (encoding.filter("chunked"::equalsIgnoreCase).isPresent()) {
      return readChunks();
    }
    return length.isPresent() ? exactly(Integer.parseInt(length.get())) : in.readAllBytes();
  }

  private static Optional<String> value(List<Header> headers, String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(), 16);
      if (size == 0) {
        readHeaders();
        return body.toByteArray();
      }
      body.writeBytes(exactly(size));
      if (!line().isEmpty()) {
        throw new IOException("a chunk longer than it said");
      }
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("%d of %d bytes".formatted(bytes.length, length));
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("closed after: " + line.toString(StandardCharsets.ISO_8859_1));
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    if (!text.endsWith("\r")) {
      throw new IOException("a line without CR: " + text);
    }
    return text.substring(0, text.length() - 1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
