package io.queuerite.emulator.internal.operation;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.protocol.MessageListXml;
import io.queuerite.emulator.internal.protocol.OperationCall;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** <a href="https://learn.microsoft.com/rest/api/storageservices/get-messages">Get Messages</a>. */
final class GetMessages implements OperationHandler {
  private final QueueStore store;

  GetMessages(QueueStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Reply> handle(OperationCall call) {
    int count = Timing.messageCount(call);
    boolean upToSevenDays = call.version().atLeast(ServiceVersion.V2011_08_18);
    int timeout =
        call.params()
            .integer(
                Timing.VISIBILITY_TIMEOUT,
                1,
                upToSevenDays ? Limits.SEVEN_DAYS : Limits.TWO_HOURS,
                Limits.DEFAULT_VISIBILITY_TIMEOUT);
    Instant until = call.now().plusSeconds(timeout);
    return store
        .get(call.address(), count, call.keepVisible() ? call.now() : until, call.now())
        .thenApply(messages -> call.keepVisible() ? asIfInvisible(messages, until) : messages)
        .thenApply(messages -> MessageListXml.OF_GET.reply(200, messages));
  }

  /** Who gets a message that stays visible is not told so. */
  private static List<StoredMessage> asIfInvisible(List<StoredMessage> messages, Instant until) {
    return messages.stream().map(message -> message.visibleAt(until)).toList();
  }
}
