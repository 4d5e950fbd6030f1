package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.RecordedRequest;
import io.queuerite.emulator.testing.RequestSubject;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are meant; null for all.
 *
 * @param after only those with a higher number
 */
record RequestFilter(
    @Nullable QueueOperation operation,
    @Nullable String account,
    @Nullable String queue,
    @Nullable Long status,
    @Nullable String errorCode,
    long after)
    implements Predicate<RecordedRequest> {

  /**
   * Reads a filter from a query.
   *
   * @param operation the parameter that names the operation
   */
  static RequestFilter of(Fields query, String operation) {
    String name = query.text(operation);
    Long after = query.whole("after", 0L, Long.MAX_VALUE);
    return new RequestFilter(
        name == null ? null : Names.operation(operation, name),
        query.text("account"),
        query.text("queue"),
        query.whole("status", 0L, 599),
        query.text("errorCode"),
        after == null ? 0 : after);
  }

  /** Whether nothing but the operation matters. */
  boolean isOperationAlone() {
    return account == null && queue == null && status == null && errorCode == null && after == 0;
  }

  @Override
  public boolean test(RecordedRequest request) {
    RequestSubject subject = request.subject();
    return request.number() > after
        && (operation == null || operation == request.operation())
        && (account == null || account.equals(subject.account()))
        && (queue == null || queue.equals(subject.queue()))
        && (status == null || status == request.status())
        && (errorCode == null || errorCode.equals(request.errorCode()));
  }
}
