package io.queuerite.functions.internal.queue;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call that the queue service refused, or that did not get through. */
final class QueueCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SERVER_ERROR = 500;

  private final int status;
  private final String code;

  /**
   * @param status 0 where there was no answer
   * @param code {@code x-ms-error-code}; empty where there was none
   */
  QueueCallException(String what, int status, String code, @Nullable Throwable cause) {
    super(what + " failed: " + (status == 0 ? "no answer" : status + " " + code), cause);
    this.status = status;
    this.code = code;
  }

  boolean isQueueNotFound() {
    return status == 404 && code.equals("QueueNotFound");
  }

  /** The queue is not there, or not yet gone, or the service is in trouble: it may pass. */
  boolean mayPass() {
    return isQueueNotFound()
        || (status == 409 && code.equals("QueueBeingDeleted"))
        || status >= SERVER_ERROR;
  }

  boolean isServerError() {
    return status >= SERVER_ERROR;
  }

  /** The message is not ours any more. */
  boolean isLost() {
    return (status == 400 && code.equals("PopReceiptMismatch"))
        || (status == 404 && Set.of("MessageNotFound", "QueueNotFound").contains(code))
        || (status == 409 && code.equals("QueueBeingDeleted"));
  }
}
