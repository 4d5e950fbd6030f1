package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.SharedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What lies between an emulator and its database, for a test to cut. */
final class Wire implements AutoCloseable {
  private static final int SIZE = 64 * 1024;

  private final ServerSocket server;
  private final int databasePort;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean cut;
  private volatile @Nullable String marked;

  Wire() {
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    this.databasePort = PostgresServer.port();
    start(this::accept);
  }

  /** The same database, at the end of this wire. */
  SharedDatabase to(SharedDatabase database) {
    return new SharedDatabase(
        // Each statement goes over the wire in words.
        database.url().replace(":" + databasePort + "/", ":" + server.getLocalPort() + "/")
            + "&prepareThreshold=0",
        database.user(),
        database.password());
  }

  /** Connections break, and none can be made. */
  void cut() {
    cut = true;
    sockets.forEach(Wire::close);
    sockets.clear();
  }

  void mend() {
    cut = false;
  }

  /**
   * The next commit after a statement of this text reaches the database, and its answer nobody: the
   * connection breaks, and no other can be made.
   */
  void loseAnswerToCommitAfter(String statement) {
    marked = statement;
  }

  private void accept() {
    try {
      while (true) {
        Socket near = server.accept();
        if (cut) {
          close(near);
          continue;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), databasePort);
        sockets.add(near);
        sockets.add(far);
        start(() -> pump(near, far, true));
        start(() -> pump(far, near, false));
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private void pump(Socket from, Socket to, boolean toDatabase) {
    byte[] bytes = new byte[SIZE];
    boolean begun = false;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        String mark = marked;
        begun |= toDatabase && mark != null && holds(bytes, n, mark);
        boolean last = begun && holds(bytes, n, "COMMIT");
        if (last) {
          // What the database says from here on is not heard.
          cut = true;
          marked = null;
          close(from);
        }
        out.write(bytes, 0, n);
        out.flush();
        if (last) {
          drain(to);
        }
      }
    } catch (IOException broken) {
      close(from);
      close(to);
    }
  }

  /** Until the database has done what it was told, and closed. */
  private static void drain(Socket database) throws IOException {
    database.shutdownOutput();
    while (database.getInputStream().read() >= 0) {
      Thread.onSpinWait();
    }
  }

  private static boolean holds(byte[] bytes, int length, String text) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(text);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    cut();
  }
}
