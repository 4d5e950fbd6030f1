package io.queuerite.conformance.harness;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Sends one request after the other over one connection, or a new one where it was closed. */
public final class Prober implements AutoCloseable {
  /** Stands for a connection that ended without an answer. */
  public static final int CLOSED = -1;

  private final Account account;
  private @Nullable RawConnection connection;

  public Prober(Account account) {
    this.account = account;
  }

  /** The status of the answer. */
  public int status(byte[] request) {
    RawConnection open = connection == null ? account.connect() : connection;
    connection = open;
    String start = new String(request, 0, Math.min(8, request.length), StandardCharsets.ISO_8859_1);
    try {
      Response answer = open.send(request).read(start.startsWith("HEAD ") ? "HEAD" : "");
      if (answer.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
        close();
      }
      return answer.status();
    } catch (UncheckedIOException closed) {
      close();
      return CLOSED;
    }
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
