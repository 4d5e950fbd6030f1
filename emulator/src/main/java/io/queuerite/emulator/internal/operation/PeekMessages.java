package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.MessageListXml;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/peek-messages">Peek Messages</a>.
 */
final class PeekMessages implements OperationHandler {
  private final QueueStore store;

  PeekMessages(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    return store
        .peek(call.address(), Timing.messageCount(call), call.now())
        .thenApply(messages -> MessageListXml.OF_PEEK.reply(200, messages));
  }
}
