package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Query;
import io.queuerite.emulator.internal.protocol.Reply;
import java.lang.System.Logger.Level;
import java.util.Locale;

/** A line for each answered request, at debug level. No keys and no signatures ever stand in it. */
final class RequestLog {
  private static final System.Logger LOG = System.getLogger(RequestLog.class.getName());
  private static final double NANOS_PER_MILLI = 1e6;

  private RequestLog() {}

  static void answered(Asked asked) {
    if (LOG.isLoggable(Level.DEBUG)) {
      LOG.log(Level.DEBUG, line(asked));
    }
  }

  private static String line(Asked asked) {
    Call call = asked.call();
    Reply reply = asked.reply();
    String query = Query.withoutSignature(call.request().rawQuery());
    return String.format(
        Locale.ROOT,
        "%s %s %s%s %d %s %.2f ms",
        call.id(),
        call.request().method(),
        call.request().rawPath(),
        query.isEmpty() ? "" : "?" + query,
        reply.status(),
        errorCode(reply).isEmpty() ? "-" : errorCode(reply),
        asked.nanos() / NANOS_PER_MILLI);
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
