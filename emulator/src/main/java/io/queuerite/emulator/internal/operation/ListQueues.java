package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Params;
import io.queuerite.emulator.internal.protocol.QueueListXml;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import java.util.concurrent.CompletableFuture;

/** <a href="https://learn.microsoft.com/rest/api/storageservices/list-queues1">List Queues</a>. */
final class ListQueues implements OperationHandler {
  private static final String MAX_RESULTS = "maxresults";
  private static final String INCLUDE = "include";

  private final QueueStore store;

  ListQueues(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    Params params = call.params();
    String prefix = params.text("prefix");
    String marker = params.text("marker");
    int limit = params.integer(MAX_RESULTS, 1, Integer.MAX_VALUE, Limits.QUEUES_PER_PAGE);
    QueueListXml xml =
        new QueueListXml(
            call.account().value(),
            call.serviceEndpoint(),
            call.version(),
            prefix,
            marker,
            params.text(MAX_RESULTS),
            includesMetadata(params));
    ListQuery query =
        new ListQuery(
            prefix == null ? "" : prefix,
            marker == null ? "" : nameOf(marker),
            Math.min(limit, Limits.QUEUES_PER_PAGE));
    return store.listQueues(call.account(), query).thenApply(xml::reply);
  }

  private static boolean includesMetadata(Params params) {
    String include = params.text(INCLUDE);
    if (include != null && !include.equals("metadata")) {
      throw Params.invalid(INCLUDE, include, "Invalid query parameter value");
    }
    return include != null;
  }

  /** The name with which a page begins, as its marker {@code /account/name} tells. */
  private static String nameOf(String marker) {
    int slash = marker.indexOf('/', 1);
    if (!marker.startsWith("/") || slash < 0) {
      throw StorageError.OUT_OF_RANGE_INPUT.exception();
    }
    return marker.substring(slash + 1);
  }
}
