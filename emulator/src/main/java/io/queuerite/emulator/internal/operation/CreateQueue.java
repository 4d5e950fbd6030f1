package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.MetadataHeaders;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/create-queue4">Create Queue</a>.
 */
final class CreateQueue implements OperationHandler {
  private final QueueStore store;

  CreateQueue(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store
        .createQueue(call.address(), MetadataHeaders.read(call.headers()), call.now())
        .thenApply(outcome -> Reply.empty(outcome == Creation.CREATED ? 201 : 204));
  }
}
