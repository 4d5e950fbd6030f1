package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/clear-messages">Clear Messages</a>.
 */
final class ClearMessages implements OperationHandler {
  private final QueueStore store;

  ClearMessages(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store.clear(call.address()).thenApply(done -> Reply.empty(204));
  }
}
