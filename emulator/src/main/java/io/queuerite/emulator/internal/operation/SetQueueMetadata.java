package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.MetadataHeaders;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/set-queue-metadata">Set Queue
 * Metadata</a>.
 */
final class SetQueueMetadata implements OperationHandler {
  private final QueueStore store;

  SetQueueMetadata(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store
        .setMetadata(call.address(), MetadataHeaders.read(call.headers()))
        .thenApply(done -> Reply.empty(204));
  }
}
