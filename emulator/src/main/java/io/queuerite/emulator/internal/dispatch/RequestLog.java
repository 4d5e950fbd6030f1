package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.StorageException.Detail;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Reply.Delivery;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.Showable;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * What a report of a mistake needs of each request, at debug level: headers, status, error, times.
 * No signatures, keys or tokens stand in it, and no bodies. Each line begins with the request id.
 */
final class RequestLog {
  private static final System.Logger LOG = System.getLogger(RequestLog.class.getName());
  private static final double NANOS_PER_MILLI = 1e6;

  private RequestLog() {}

  static void answered(Answered answered) {
    if (LOG.isLoggable(Level.DEBUG)) {
      LOG.log(Level.DEBUG, text(answered));
    }
  }

  private static String text(Answered answered) {
    Request request = answered.request();
    Showable showable = new Showable(request);
    StringBuilder text = new StringBuilder(1024).append(answered.id()).append(' ');
    text.append(request.method()).append(' ').append(showable.target());
    text.append(' ').append(status(answered)).append(' ').append(code(answered));
    text.append(String.format(Locale.ROOT, " %.2f ms from ", answered.nanos() / NANOS_PER_MILLI));
    text.append(request.peer().remote()).append(request.peer().secure() ? " over TLS" : "");
    String next = System.lineSeparator() + answered.id() + ' ';
    for (Header header : request.headers().all()) {
      text.append(next).append("> ").append(showable.header(header));
    }
    text.append(next).append("> body: ").append(body(request));
    for (Header header : answered.reply().headers()) {
      text.append(next).append("< ").append(showable.header(header));
    }
    StorageException failure = answered.failure();
    if (failure != null) {
      for (Detail detail : failure.details()) {
        text.append(next).append("detail ").append(detail.name()).append(": ");
        text.append(showable.text(detail.value()).replaceAll("\\R", next + "| "));
      }
    }
    answered.faults().forEach(fault -> text.append(next).append("fault ").append(fault));
    return text.toString();
  }

  private static String status(Answered answered) {
    Reply reply = answered.reply();
    return reply.delivery() == Delivery.WHOLE
        ? Integer.toString(reply.status())
        : reply.status() + " (not sent in whole)";
  }

  private static String code(Answered answered) {
    StorageException failure = answered.failure();
    return failure == null ? "-" : failure.error().code();
  }

  private static String body(Request request) {
    int length = request.bodyLength();
    return length < 0 ? "over the limit" : length + " bytes, not shown";
  }

  /** The error code that an answer tells; empty for none. */
  static String errorCode(Reply reply) {
    return reply.headers().stream()
        .filter(header -> header.name().equals("x-ms-error-code"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }
}
