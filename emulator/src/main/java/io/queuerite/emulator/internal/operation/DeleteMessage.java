package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/delete-message2">Delete
 * Message</a>.
 */
final class DeleteMessage implements OperationHandler {
  private final QueueStore store;

  DeleteMessage(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    Claim claim = Claims.read(call);
    return store.delete(call.address(), claim, call.now()).thenApply(done -> Reply.empty(204));
  }
}
