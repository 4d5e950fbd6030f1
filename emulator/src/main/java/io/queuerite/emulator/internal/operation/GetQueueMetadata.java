package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.MetadataHeaders;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.QueueProperties;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/get-queue-metadata">Get Queue
 * Metadata</a>.
 */
final class GetQueueMetadata implements OperationHandler {
  private final QueueStore store;

  GetQueueMetadata(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store.getQueue(call.address()).thenApply(GetQueueMetadata::reply);
  }

  private static Reply reply(QueueProperties queue) {
    Reply reply = Reply.empty(200);
    MetadataHeaders.write(queue.metadata(), reply);
    return reply.header("x-ms-approximate-messages-count", Long.toString(queue.messageCount()));
  }
}
