package io.queuerite.emulator.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request, and what became of it.
 *
 * @param number counts requests from 1; it goes on when the journal is cleared
 * @param time when it came, by the emulator's clock
 * @param method as sent; empty for what was no HTTP
 * @param url path and query as sent, with signatures left out; empty for what was no HTTP
 * @param subject what it is about
 * @param clientRequestId {@code x-ms-client-request-id} as sent; empty where there was none
 * @param userAgent as sent; empty where there was none
 * @param requestId {@code x-ms-request-id}; empty for what was no HTTP
 * @param status the HTTP status of the answer; 0 where a fault kept it back
 * @param errorCode {@code x-ms-error-code} of the answer; empty for a success
 * @param duration from when it was read to when its answer was ready, by the real clock
 * @param faults what went wrong on purpose, in order
 */
public record RecordedRequest(
    long number,
    Instant time,
    String method,
    String url,
    RequestSubject subject,
    String clientRequestId,
    String userAgent,
    String requestId,
    int status,
    String errorCode,
    Duration duration,
    List<Fault> faults) {

  /** The operation; null where it asked for none that there is. */
  public @Nullable QueueOperation operation() {
    return subject.operation();
  }

  /** Whether it was done: the status is below 400, or a fault kept the answer back. */
  public boolean succeeded() {
    return status > 0 && status < 400;
  }

  /** One line: time, method, URL, status, code, faults. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "#%d %s %s %s -> %s%s%s (%.1f ms)",
        number,
        time,
        method.isEmpty() ? "?" : method,
        url.isEmpty() ? "(no HTTP)" : url,
        status == 0 ? "no answer" : status,
        errorCode.isEmpty() ? "" : " " + errorCode,
        faults.isEmpty() ? "" : " " + faults,
        duration.toNanos() / 1e6);
  }
}
