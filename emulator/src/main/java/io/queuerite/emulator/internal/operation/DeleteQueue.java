package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/delete-queue3">Delete Queue</a>.
 */
final class DeleteQueue implements OperationHandler {
  private final QueueStore store;
  private final Duration delay;

  /**
   * @param delay for how long the name cannot be used again
   */
  DeleteQueue(QueueStore store, Duration delay) {
    this.store = store;
    this.delay = delay;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store
        .deleteQueue(call.address(), call.now().plus(delay), call.now())
        .thenApply(done -> Reply.empty(204));
  }
}
