package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.AccessPolicyXml;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/get-queue-acl">Get Queue ACL</a>.
 */
final class GetQueueAcl implements OperationHandler {
  private final QueueStore store;

  GetQueueAcl(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store.getPolicies(call.address()).thenApply(AccessPolicyXml::reply);
  }
}
