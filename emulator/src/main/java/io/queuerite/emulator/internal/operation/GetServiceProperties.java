package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.ServicePropertiesXml;
import io.queuerite.emulator.internal.store.QueueStore;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/get-queue-service-properties">Get
 * Queue Service Properties</a>.
 */
final class GetServiceProperties implements OperationHandler {
  private final QueueStore store;

  GetServiceProperties(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store.getServiceProperties(call.account()).thenApply(ServicePropertiesXml::reply);
  }
}
