package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.ServicePropertiesXml;
import io.queuerite.emulator.internal.store.QueueStore;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/set-queue-service-properties">Set
 * Queue Service Properties</a>.
 */
final class SetServiceProperties implements OperationHandler {
  private final QueueStore store;

  SetServiceProperties(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store
        .changeServiceProperties(call.account(), ServicePropertiesXml.read(call.body().bytes()))
        .thenApply(done -> Reply.empty(202));
  }
}
