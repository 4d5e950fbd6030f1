package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.protocol.HttpDate;
import io.queuerite.emulator.internal.protocol.MessageXml;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.PopReceipts;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * <a href="https://learn.microsoft.com/rest/api/storageservices/update-message">Update Message</a>.
 */
final class UpdateMessage implements OperationHandler {
  private final QueueStore store;

  UpdateMessage(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    Claim claim = Claims.read(call);
    Instant visibleAt =
        call.now()
            .plusSeconds(
                call.params().requiredInteger(Timing.VISIBILITY_TIMEOUT, 0, Limits.SEVEN_DAYS));
    // Without a body the text stays as it is; an empty MessageText empties it.
    MessageText text = call.body().isEmpty() ? null : MessageXml.read(call.body().bytes());
    return store
        .update(call.address(), claim, visibleAt, text, call.now())
        .thenApply(UpdateMessage::reply);
  }

  private static Reply reply(StoredMessage message) {
    return Reply.empty(204)
        .header("x-ms-popreceipt", PopReceipts.write(message.receipt()))
        .header("x-ms-time-next-visible", HttpDate.format(message.visibleAt()));
  }
}
