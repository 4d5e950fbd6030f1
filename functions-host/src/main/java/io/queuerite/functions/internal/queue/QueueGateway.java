package io.queuerite.functions.internal.queue;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One queue, through the SDK and over HTTP: texts as they are, failures told by their code. */
final class QueueGateway {
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.9999999Z");

  private final QueueClient queue;

  QueueGateway(QueueServiceClient service, String name) {
    queue = service.getQueueClient(name);
  }

  /** A message as it was received. */
  record Received(
      String id,
      String receipt,
      String text,
      long dequeueCount,
      Instant insertedAt,
      Instant expiresAt,
      Instant visibleAt) {}

  String name() {
    return queue.getQueueName();
  }

  boolean exists() {
    try {
      call("Get Queue Metadata", queue::getProperties);
      return true;
    } catch (QueueCallException failure) {
      if (failure.isQueueNotFound()) {
        return false;
      }
      throw failure;
    }
  }

  List<Received> receive(int count, Duration lease) {
    return call(
        "Get Messages",
        () ->
            queue.receiveMessages(count, lease, null, Context.NONE).stream()
                .map(QueueGateway::received)
                .toList());
  }

  private static Received received(QueueMessageItem item) {
    return new Received(
        item.getMessageId(),
        item.getPopReceipt(),
        item.getBody() == null ? "" : item.getBody().toString(),
        item.getDequeueCount(),
        instant(item.getInsertionTime()),
        instant(item.getExpirationTime()),
        instant(item.getTimeNextVisible()));
  }

  private static Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? NEVER : time.toInstant();
  }

  /**
   * Makes a message invisible for that long from now; its text stays.
   *
   * @return the new receipt
   */
  String hide(String id, String receipt, Duration lease) {
    return call(
        "Update Message", () -> queue.updateMessage(id, receipt, null, lease).getPopReceipt());
  }

  void delete(String id, String receipt) {
    call(
        "Delete Message",
        () -> {
          queue.deleteMessage(id, receipt);
          return true;
        });
  }

  /** Sends a text; a queue that is not there is made first. */
  void send(String text) {
    try {
      call("Put Message", () -> queue.sendMessage(text));
    } catch (QueueCallException failure) {
      if (!failure.isQueueNotFound()) {
        throw failure;
      }
      call("Create Queue", queue::createIfNotExists);
      call("Put Message", () -> queue.sendMessage(text));
    }
  }

  private static <T> T call(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (QueueStorageException refused) {
      String code = refused.getErrorCode() == null ? "" : refused.getErrorCode().toString();
      throw new QueueCallException(what, refused.getStatusCode(), code, refused);
    } catch (RuntimeException failure) {
      throw new QueueCallException(what, 0, "", failure);
    }
  }
}
