package io.queuerite.emulator.internal.accesslog;

import io.queuerite.emulator.internal.dispatch.Answered;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Query;
import io.queuerite.emulator.internal.protocol.Reply.Sent;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.Secrets;
import io.queuerite.emulator.testing.RequestSubject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way into the log: all of it but its body, which may be long while the line
 * waits.
 *
 * @param began when its head was there, in real time
 * @param emulatorTime when it came, by the emulator's clock
 * @param errorCode empty for none
 * @param serverNanos from its last byte to the answer
 * @param totalNanos from its head to the answer's last byte
 */
record Access(
    Line line,
    String id,
    String version,
    RequestSubject subject,
    @Nullable User user,
    Instant began,
    Instant emulatorTime,
    int status,
    String errorCode,
    long serverNanos,
    long totalNanos,
    Sent sent) {

  /** What came over the wire, but for the body. */
  record Line(
      String method,
      String rawPath,
      String rawQuery,
      Headers headers,
      Request.Peer peer,
      long bodyBytes) {
    static Line of(Request request) {
      return new Line(
          request.method(),
          request.rawPath(),
          request.rawQuery(),
          request.headers(),
          request.peer(),
          request.bodyLength());
    }
  }

  /** How a request says who sends it, be that right or wrong. */
  enum Authentication {
    AUTHENTICATED,
    SAS,
    BEARER,
    ANONYMOUS
  }

  /** A request whose answer has not left yet. */
  static Access of(Answered request, Instant began) {
    StorageException failure = request.failure();
    return new Access(
        Line.of(request.request()),
        request.id(),
        request.version(),
        request.subject(),
        request.user(),
        began,
        request.now(),
        request.reply().status(),
        failure == null ? "" : failure.error().code(),
        request.nanos(),
        0,
        new Sent(0, 0, false));
  }

  /** The same, once its answer has left. */
  Access sent(Sent answer, long nanos) {
    return new Access(
        line,
        id,
        version,
        subject,
        user,
        began,
        emulatorTime,
        status,
        errorCode,
        serverNanos,
        nanos,
        answer);
  }

  /** A header as it may stand in a log; empty where there is none. */
  String header(String name) {
    return Secrets.masked(line.headers().getOrEmpty(name));
  }

  /** The whole URL as it may stand in a log. */
  String url() {
    String host = header("Host");
    String query = Query.withoutSignature(line.rawQuery());
    return (line.peer().secure() ? "https://" : "http://")
        + host.substring(host.lastIndexOf('@') + 1)
        + Secrets.masked(line.rawPath())
        + (query.isEmpty() ? "" : "?" + Secrets.masked(query));
  }

  Authentication authentication() {
    String authorization = line.headers().get("Authorization");
    boolean signed = Query.parse(line.rawQuery()).get("sig") != null;
    if (authorization == null) {
      return signed ? Authentication.SAS : Authentication.ANONYMOUS;
    }
    boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    return !bearer
        ? Authentication.AUTHENTICATED
        : signed ? Authentication.SAS : Authentication.BEARER;
  }

  /** How long the request line and the headers were, as they are written most shortly. */
  long requestHeaderBytes() {
    int query = line.rawQuery().length();
    long bytes =
        line.method().length()
            + 1L
            + line.rawPath().length()
            + (query == 0 ? 0 : query + 1)
            + " HTTP/1.1\r\n\r\n".length();
    for (Header header : line.headers().all()) {
      bytes += header.name().length() + 2L + header.value().length() + 2;
    }
    return bytes;
  }

  /** The body's length; 0 for one that was too long to be kept. */
  long requestBodyBytes() {
    return Math.max(0, line.bodyBytes());
  }
}
