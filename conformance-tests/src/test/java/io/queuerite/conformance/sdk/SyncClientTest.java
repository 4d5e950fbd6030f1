package io.queuerite.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.models.PeekedMessageItem;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.SendMessageResult;
import com.azure.storage.queue.models.UpdateMessageResult;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Endpoint;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole life of queues and messages through the synchronous client. */
@AgainstTarget
class SyncClientTest {
  @Test
  void aQueueIsMadeDescribedAndRemoved(Endpoint endpoint) {
    QueueClient queue = newClient(endpoint);
    assertThat(queue.createIfNotExists()).isTrue();
    assertThat(queue.createWithResponse(Map.of(), null, Context.NONE).getStatusCode())
        .isEqualTo(204);
    queue.setMetadata(Map.of("owner", "me", "stage", "test"));
    assertThat(queue.getProperties().getMetadata())
        .containsOnly(Map.entry("owner", "me"), Map.entry("stage", "test"));
    // False stands for a conflict: an existing queue that differs.
    assertThat(queue.createIfNotExists()).isFalse();
    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isZero();
    assertThat(queue.deleteIfExists()).isTrue();
    assertThat(queue.deleteIfExists()).isFalse();
  }

  @Test
  void aMessageIsSentSeenTakenChangedAndRemoved(Endpoint endpoint) {
    QueueClient queue = newQueue(endpoint);
    SendMessageResult sent = queue.sendMessage("hello");

    PeekedMessageItem peeked = queue.peekMessage();
    assertThat(peeked.getBody().toString()).isEqualTo("hello");
    assertThat(peeked.getDequeueCount()).isZero();

    QueueMessageItem taken = queue.receiveMessage();
    assertThat(taken.getMessageId()).isEqualTo(sent.getMessageId());
    assertThat(taken.getDequeueCount()).isEqualTo(1);
    assertThat(queue.receiveMessage()).isNull();

    UpdateMessageResult updated =
        queue.updateMessage(taken.getMessageId(), taken.getPopReceipt(), "world", Duration.ZERO);
    QueueMessageItem again = queue.receiveMessage();
    assertThat(again.getBody().toString()).isEqualTo("world");
    assertThat(again.getDequeueCount()).isEqualTo(2);
    assertThat(again.getPopReceipt()).isNotEqualTo(updated.getPopReceipt());

    queue.deleteMessage(again.getMessageId(), again.getPopReceipt());
    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isZero();
  }

  @Test
  void aMessageHidesAndLivesAsLongAsItIsTold(Endpoint endpoint) {
    QueueClient queue = newQueue(endpoint);
    SendMessageResult sent = send(queue, "later", Duration.ofSeconds(3), Duration.ofSeconds(60));
    OffsetDateTime inserted = sent.getInsertionTime();
    assertThat(sent.getTimeNextVisible()).isEqualTo(inserted.plusSeconds(3));
    assertThat(sent.getExpirationTime()).isEqualTo(inserted.plusSeconds(60));
    assertThat(queue.receiveMessage()).isNull();
    endpoint.passTime(Duration.ofSeconds(3));
    assertThat(queue.receiveMessage().getBody().toString()).isEqualTo("later");
  }

  @Test
  void aMessageMayLiveForEver(Endpoint endpoint) {
    SendMessageResult sent =
        send(newQueue(endpoint), "text", Duration.ZERO, Duration.ofSeconds(-1));
    assertThat(sent.getExpirationTime().getYear()).isEqualTo(9999);
  }

  @Test
  void severalMessagesAreTakenTogether(Endpoint endpoint) {
    QueueClient queue = newQueue(endpoint);
    for (int i = 0; i < 40; i++) {
      queue.sendMessage("message " + i);
    }
    List<QueueMessageItem> first =
        queue.receiveMessages(32, Duration.ofMinutes(1), null, Context.NONE).stream().toList();
    assertThat(first).hasSize(32);
    assertThat(first.get(31).getBody().toString()).isEqualTo("message 31");
    assertThat(queue.peekMessages(32, null, Context.NONE).stream()).hasSize(8);
    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isEqualTo(40);
    queue.clearMessages();
    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isZero();
  }

  @Test
  void bytesTravelAsBase64(Endpoint endpoint) {
    QueueClient queue =
        new QueueClientBuilder()
            .connectionString(endpoint.connectionString())
            .queueName(Account.uniqueName())
            .messageEncoding(QueueMessageEncoding.BASE64)
            .buildClient();
    queue.create();
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    queue.sendMessage(BinaryData.fromBytes(bytes));
    assertThat(queue.receiveMessage().getBody().toBytes()).isEqualTo(bytes);
  }

  @Test
  void anyTextTravelsAsItIs(Endpoint endpoint) {
    QueueClient queue = newQueue(endpoint);
    for (String text : List.of(" ", "<a>&amp;</a>", "]]>", "line\nfeed", "\ttab", "😀 漢字")) {
      queue.sendMessage(text);
      QueueMessageItem taken = queue.receiveMessage();
      assertThat(taken.getBody().toString()).isEqualTo(text);
      queue.deleteMessage(taken.getMessageId(), taken.getPopReceipt());
    }
  }

  @Test
  void aMessageIsRemovedWithTheReceiptOfSending(Endpoint endpoint) {
    QueueClient queue = newQueue(endpoint);
    SendMessageResult sent = queue.sendMessage("text");
    queue.deleteMessage(sent.getMessageId(), sent.getPopReceipt());
    assertThat(queue.peekMessage()).isNull();
  }

  private static SendMessageResult send(
      QueueClient queue, String text, Duration hidden, Duration life) {
    return queue.sendMessageWithResponse(text, hidden, life, null, Context.NONE).getValue();
  }

  static QueueClient newClient(Endpoint endpoint) {
    return new QueueClientBuilder()
        .connectionString(endpoint.connectionString())
        .queueName(Account.uniqueName())
        .buildClient();
  }

  static QueueClient newQueue(Endpoint endpoint) {
    QueueClient queue = newClient(endpoint);
    queue.create();
    return queue;
  }
}
