package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.protocol.MessageListXml;
import io.queuerite.emulator.internal.protocol.MessageXml;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** <a href="https://learn.microsoft.com/rest/api/storageservices/put-message">Put Message</a>. */
final class PutMessage implements OperationHandler {
  private final QueueStore store;

  PutMessage(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    Timing timing = Timing.ofPut(call);
    NewMessage message =
        new NewMessage(
            MessageXml.read(call.body().bytes()),
            call.now(),
            timing.visibleAt(),
            timing.expiresAt());
    return store.put(call.address(), message).thenApply(stored -> reply(call, stored));
  }

  private static Reply reply(OperationCall call, StoredMessage message) {
    return call.version().atLeast(ServiceVersion.V2016_05_31)
        ? MessageListXml.OF_PUT.reply(201, List.of(message))
        : Reply.empty(201);
  }
}
