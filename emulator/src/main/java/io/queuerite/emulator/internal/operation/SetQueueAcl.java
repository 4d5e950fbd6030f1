package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.AccessPolicyXml;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/set-queue-acl">Set Queue ACL</a>.
 */
final class SetQueueAcl implements OperationHandler {
  private final QueueStore store;

  SetQueueAcl(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store
        .setPolicies(call.address(), AccessPolicyXml.read(call.body().bytes()))
        .thenApply(done -> Reply.empty(204));
  }
}
