package io.queuerite.emulator.internal.probe;

import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.protocol.PopReceipts;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.StoreContents.MessagePage;
import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueSnapshot;
import java.time.Instant;

/** What lies in the store, in the words of those who test. */
final class Snapshots {
  private Snapshots() {}

  static QueueSnapshot of(QueueAddress queue, MessagePage page, Instant now) {
    return new QueueSnapshot(
        queue.account().value(),
        queue.queue().value(),
        page.metadata().pairs(),
        page.messages().stream().map(message -> of(message, now)).toList());
  }

  static MessageSnapshot of(StoredMessage message, Instant now) {
    return new MessageSnapshot(
        message.id().toString(),
        message.text().toString(),
        message.insertedAt(),
        message.expiresAt(),
        message.visibleAt(),
        message.dequeueCount(),
        PopReceipts.write(message.receipt()),
        !message.visibleAt().isAfter(now));
  }
}
