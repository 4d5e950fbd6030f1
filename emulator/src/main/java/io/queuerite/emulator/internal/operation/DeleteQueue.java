package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/delete-queue3">Delete Queue</a>.
 */
final class DeleteQueue implements OperationHandler {
  private final QueueStore store;

  DeleteQueue(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store.deleteQueue(call.address()).thenApply(done -> Reply.empty(204));
  }
}
