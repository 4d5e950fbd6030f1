package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.RecordedRequest;
import io.queuerite.emulator.testing.RequestJournal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The last requests, and what became of them. */
final class RequestsResource {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

  private final RequestJournal journal;
  private final Waiting waiting;

  RequestsResource(RequestJournal journal, Waiting waiting) {
    this.journal = journal;
    this.waiting = waiting;
  }

  Outcome clear(Inquiry inquiry) {
    inquiry.end();
    journal.clear();
    return Outcome.DONE;
  }

  /** Those that a filter lets through; with {@code await}, once there are enough of them. */
  CompletableFuture<Outcome> list(Inquiry inquiry) {
    Fields query = inquiry.query();
    if (query.text("await") != null) {
      return await(inquiry);
    }
    RequestFilter filter = RequestFilter.of(query, "operation");
    int limit = query.whole("limit", 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
    Duration wait = wait(query, "wait");
    inquiry.end();
    if (wait == null) {
      return CompletableFuture.completedFuture(page(filter, limit));
    }
    return waiting
        .until(() -> !found(filter).isEmpty(), wait)
        .thenApply(reached -> page(filter, limit));
  }

  private Outcome page(RequestFilter filter, int limit) {
    List<RecordedRequest> found = found(filter);
    boolean oldest = filter.after() > 0;
    int from = oldest ? 0 : Math.max(0, found.size() - limit);
    int to = oldest ? Math.min(limit, found.size()) : found.size();
    return Outcome.ok(form(found.subList(from, to)));
  }

  private CompletableFuture<Outcome> await(Inquiry inquiry) {
    Fields query = inquiry.query();
    RequestFilter filter = RequestFilter.of(query, "await");
    int count = query.whole("count", 1, Integer.MAX_VALUE, 1);
    Duration chosen = wait(query, "timeout");
    Duration timeout = chosen == null ? USUAL_WAIT : chosen;
    inquiry.end();
    if (!journal.isOn()) {
      throw new Refusal(409, "the journal is off: expected a capacity for it to wait for requests");
    }
    return waiting
        .until(() -> seen(filter) >= count, timeout)
        .thenApply(
            reached ->
                reached
                    ? Outcome.ok(form(found(filter)))
                    : new Outcome(417, inVain(filter, count, timeout)));
  }

  private static @Nullable Duration wait(Fields query, String name) {
    Duration wait = query.duration(name);
    if (wait != null && (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0)) {
      throw Fields.wrong(name, wait, "0 to 600 seconds");
    }
    return wait;
  }

  /** An operation is counted also where the journal is too small to remember each request. */
  private int seen(RequestFilter filter) {
    QueueOperation operation = filter.operation();
    return operation != null && filter.isOperationAlone()
        ? journal.count(operation)
        : found(filter).size();
  }

  private Map<String, ?> inVain(RequestFilter filter, int count, Duration timeout) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put(
        "error",
        "%d x %s expected within %s, %d seen"
            .formatted(
                count,
                filter.operation() == null ? "" : filter.operation().title(),
                timeout,
                seen(filter)));
    body.putAll(form(journal.requests()));
    return body;
  }

  private List<RecordedRequest> found(RequestFilter filter) {
    return journal.requests().stream().filter(filter).toList();
  }

  private static Map<String, Object> form(List<RecordedRequest> requests) {
    return Map.of("requests", requests.stream().map(RequestsResource::form).toList());
  }

  private static Map<String, @Nullable Object> form(RecordedRequest request) {
    Map<String, @Nullable Object> form = new LinkedHashMap<>();
    QueueOperation operation = request.operation();
    form.put("number", request.number());
    form.put("time", request.time());
    form.put("method", request.method());
    form.put("url", request.url());
    form.put("operation", operation == null ? null : operation.title());
    form.put("account", request.subject().account());
    form.put("queue", request.subject().queue());
    form.put("messageId", request.subject().messageId());
    form.put("clientRequestId", request.clientRequestId());
    form.put("userAgent", request.userAgent());
    form.put("requestId", request.requestId());
    form.put("status", request.status());
    form.put("errorCode", request.errorCode());
    form.put("milliseconds", request.duration().toNanos() / 1e6);
    form.put("faults", request.faults().stream().map(FaultForm::of).toList());
    return form;
  }
}
