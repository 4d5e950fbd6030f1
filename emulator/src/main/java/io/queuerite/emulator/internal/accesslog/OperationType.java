package io.queuerite.emulator.internal.accesslog;

import io.queuerite.emulator.internal.protocol.Query;
import io.queuerite.emulator.testing.QueueOperation;
import org.jspecify.annotations.Nullable;

/**
 * Operations as Azure's logs name them. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/storage-analytics-logged-operations-and-status-messages">Storage
 * Analytics logged operations and status messages</a>. The list there leaves some out, which are
 * called as the other services' are.
 */
final class OperationType {
  private OperationType() {}

  static String of(Access access) {
    @Nullable QueueOperation operation = access.subject().operation();
    if (operation == null) {
      return "Unknown";
    }
    return switch (operation) {
      case GET_SERVICE_PROPERTIES -> "GetQueueServiceProperties";
      case SET_SERVICE_PROPERTIES -> "SetQueueServiceProperties";
      case GET_SERVICE_STATS -> "GetQueueServiceStats";
      case PREFLIGHT -> "QueuePreflightRequest";
      case GET_MESSAGES -> isForOne(access) ? "GetMessage" : "GetMessages";
      case PEEK_MESSAGES -> isForOne(access) ? "PeekMessage" : "PeekMessages";
      default -> operation.title().replace(" ", "");
    };
  }

  private static boolean isForOne(Access access) {
    String count = Query.parse(access.line().rawQuery()).getNonEmpty("numofmessages");
    return count == null || count.equals("1");
  }
}
