package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes over a socket and reads no more of the answers than their status lines. */
final class HostileClient {
  /** How long to wait for an answer that need not come. */
  private static final int GLANCE_MILLIS = 100;

  /** How long to wait for an answer, or the end of the connection, that must come. */
  private static final int PATIENCE_MILLIS = 20_000;

  private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.[01] (\\d{3}) ");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");

  private final int port;

  HostileClient(int port) {
    this.port = port;
  }

  /** Sends a request that is in order and gives the status of its answer. */
  int send(Request request) throws IOException {
    List<Integer> statuses = statuses(request.bytes(), Attack.Manner.WHOLE, true);
    return statuses.get(statuses.size() - 1);
  }

  /** Gives the statuses of all answers; none where the server just closed the connection. */
  List<Integer> send(Attack attack) throws IOException {
    boolean whole = attack.kind().whole() && attack.manner() == Attack.Manner.WHOLE;
    return statuses(attack.bytes(), attack.manner(), whole);
  }

  private List<Integer> statuses(byte[] bytes, Attack.Manner manner, boolean mustAnswer)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      boolean sent = write(socket, bytes, manner);
      if (manner == Attack.Manner.ABANDONED) {
        socket.setSoLinger(true, 0);
        return List.of();
      }
      if (sent && manner == Attack.Manner.HALF_CLOSED) {
        socket.shutdownOutput();
      }
      boolean bodiless = bytes.length > 4 && new String(bytes, 0, 5, ISO_8859_1).equals("HEAD ");
      String answer = read(socket, mustAnswer, bodiless);
      List<Integer> statuses = new ArrayList<>();
      for (Matcher line = STATUS.matcher(answer); line.find(); ) {
        statuses.add(Integer.valueOf(line.group(1)));
      }
      if (mustAnswer && statuses.isEmpty()) {
        throw new AssertionError("a whole request was not answered: <" + answer + ">");
      }
      return statuses;
    }
  }

  /** False where the server closed the connection before it had read everything, as it may. */
  private static boolean write(Socket socket, byte[] bytes, Attack.Manner manner) {
    try {
      OutputStream out = socket.getOutputStream();
      int piece = manner == Attack.Manner.IN_PIECES ? Math.max(1, bytes.length / 50) : bytes.length;
      for (int from = 0; from < bytes.length; from += piece) {
        out.write(bytes, from, Math.min(piece, bytes.length - from));
        out.flush();
      }
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private static String read(Socket socket, boolean mustAnswer, boolean bodiless)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      socket.setSoTimeout(mustAnswer ? PATIENCE_MILLIS : GLANCE_MILLIS);
      while (!complete(answer.toString(ISO_8859_1), bodiless)) {
        int count = in.read(buffer);
        if (count < 0) {
          return answer.toString(ISO_8859_1);
        }
        answer.write(buffer, 0, count);
      }
    } catch (SocketTimeoutException noAnswer) {
      // Something is missing in the request, so no answer is due.
    } catch (IOException reset) {
      return answer.toString(ISO_8859_1);
    }
    return answer.toString(ISO_8859_1) + endOf(socket, buffer);
  }

  /** A server that keeps connections of which the client has closed its half runs out of them. */
  private static String endOf(Socket socket, byte[] buffer) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      if (!socket.isOutputShutdown()) {
        socket.shutdownOutput();
      }
      socket.setSoTimeout(PATIENCE_MILLIS);
      InputStream in = socket.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        rest.write(buffer, 0, count);
      }
    } catch (SocketTimeoutException stillOpen) {
      throw new AssertionError("the server keeps a connection that the client has closed");
    } catch (IOException reset) {
      return rest.toString(ISO_8859_1);
    }
    return rest.toString(ISO_8859_1);
  }

  /** Whether the last answer so far is whole, as far as its head can tell. */
  private static boolean complete(String answers, boolean bodiless) {
    int start = answers.lastIndexOf("HTTP/1.1 ");
    int body = answers.indexOf("\r\n\r\n", start) + 4;
    if (start < 0 || body < 4 || answers.startsWith("HTTP/1.1 100", start)) {
      return false;
    }
    if (bodiless) {
      return true;
    }
    Matcher length = LENGTH.matcher(answers.substring(start, body));
    return length.find()
        ? answers.length() - body >= Integer.parseInt(length.group(1))
        : answers.endsWith("0\r\n\r\n");
  }
}
