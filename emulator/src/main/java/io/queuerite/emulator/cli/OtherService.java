package io.queuerite.emulator.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Stands where Azurite's blob or table service would: those who start {@code azurite} wait until
 * all its ports are open (Testcontainers for Java) or all its services have said so (Testcontainers
 * for .NET, Node.js and Go). Whoever then asks is told that nothing is here, by 501, which no SDK
 * tries again.
 */
final class OtherService implements Runnable {
  private static final int PATIENCE_MILLIS = 1000;
  private static final int LONGEST_HEAD = 16_384;
  private static final long DRAINED = 1 << 20;

  private final ServerSocket door;
  private final byte[] answer;

  private OtherService(ServerSocket door, byte[] answer) {
    this.door = door;
    this.answer = answer;
  }

  /**
   * Opens the port and says so; a port that is taken is presumably Azurite's own, and left to it.
   */
  @SuppressWarnings("AddressSelection") // the address is the one to listen on, as it was given
  static void open(String name, AzuriteFlags.Address address, PrintStream out) {
    ServerSocket door;
    try {
      door = new ServerSocket();
      door.bind(new InetSocketAddress(address.host(), address.port()));
    } catch (IOException taken) {
      out.printf(
          "%s storage is not emulated, and %s:%d cannot be listened on (%s): left alone%n",
          name, address.host(), address.port(), taken.getMessage());
      return;
    }
    Thread thread = new Thread(new OtherService(door, answer(name)), "queuerite-no-" + name);
    thread.setDaemon(true);
    thread.start();
    out.printf(
        "Azurite %s service is successfully listening at http://%s:%d"
            + " (in name only: queues are emulated, and this port answers 501)%n",
        name, address.host(), door.getLocalPort());
  }

  /** One caller after the other: nobody has business here. */
  @Override
  public void run() {
    while (true) {
      Socket next;
      try {
        next = door.accept();
      } catch (IOException exhausted) {
        return; // no sockets are left: who needs this one least gives it up
      }
      try (Socket caller = next) {
        caller.setSoTimeout(PATIENCE_MILLIS);
        if (asks(caller.getInputStream())) {
          caller.getOutputStream().write(answer);
          caller.shutdownOutput();
          caller.getInputStream().skipNBytes(DRAINED); // unread bytes would reset the answer
        }
      } catch (IOException gone) {
        // A port check, TLS, or somebody who has lost patience: the next one, please.
      }
    }
  }

  /** Reads the head of a request; false where none comes. */
  private static boolean asks(InputStream in) throws IOException {
    int last = 0;
    for (int i = 0; i < LONGEST_HEAD; i++) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      last = last << 8 | next;
      if (last == 0x0d0a0d0a) {
        return true;
      }
    }
    return true;
  }

  private static byte[] answer(String name) {
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>NotImplemented</Code><Message>"
            + "Queuerite emulates Azure Queue Storage only; for "
            + name
            + " storage run Azurite beside it.</Message></Error>";
    String head =
        "HTTP/1.1 501 Queuerite emulates queues only\r\n"
            + "Content-Type: application/xml\r\n"
            + ("Content-Length: " + body.length() + "\r\n")
            + "x-ms-error-code: NotImplemented\r\n"
            + "Connection: close\r\n\r\n";
    return (head + body).getBytes(US_ASCII);
  }
}
