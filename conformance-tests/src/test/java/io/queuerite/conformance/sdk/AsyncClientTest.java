package io.queuerite.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueAsyncClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.PeekedMessageItem;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.SendMessageResult;
import com.azure.storage.queue.models.UpdateMessageResult;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The whole life of queues and messages through the asynchronous client. */
@AgainstTarget
class AsyncClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aQueueIsMadeDescribedAndRemoved(Endpoint endpoint) {
    QueueAsyncClient queue = newClient(endpoint);
    Map<String, String> metadata = Map.of("owner", "me");
    assertThat(await(queue.createWithResponse(metadata)).getStatusCode()).isEqualTo(201);
    assertThat(await(queue.createWithResponse(metadata)).getStatusCode()).isEqualTo(204);
    assertThat(await(queue.getProperties()).getMetadata()).isEqualTo(metadata);
    queue.setMetadata(Map.of()).block(PATIENCE);
    assertThat(await(queue.getProperties()).getMetadata()).isEmpty();
    assertThat(await(queue.deleteIfExists())).isTrue();
    assertThat(await(queue.deleteIfExists())).isFalse();
  }

  @Test
  void aMessageIsSentSeenTakenChangedAndRemoved(Endpoint endpoint) {
    QueueAsyncClient queue = newQueue(endpoint);
    SendMessageResult sent = await(queue.sendMessage("hello"));
    PeekedMessageItem peeked = await(queue.peekMessage());
    assertThat(peeked.getMessageId()).isEqualTo(sent.getMessageId());

    QueueMessageItem taken = await(queue.receiveMessage());
    assertThat(taken.getBody().toString()).isEqualTo("hello");
    assertThat(queue.receiveMessage().block(PATIENCE)).isNull();

    UpdateMessageResult updated =
        await(
            queue.updateMessage(
                taken.getMessageId(), taken.getPopReceipt(), "world", Duration.ofMinutes(1)));
    assertThat(queue.peekMessage().block(PATIENCE)).isNull();
    queue.deleteMessage(taken.getMessageId(), updated.getPopReceipt()).block(PATIENCE);
    assertThat(await(queue.getProperties()).getApproximateMessagesCountLong()).isZero();
  }

  @Test
  void manyMessagesAreSentAndTakenAtOnce(Endpoint endpoint) {
    QueueAsyncClient queue = newQueue(endpoint);
    List<String> texts = IntStream.range(0, 100).mapToObj(number -> "message " + number).toList();
    Flux.fromIterable(texts).flatMap(queue::sendMessage, 16).then().block(PATIENCE);
    List<String> taken =
        await(
            Flux.range(0, 4)
                .flatMap(unused -> queue.receiveMessages(32))
                .map(message -> message.getBody().toString())
                .collectList());
    assertThat(taken).containsExactlyInAnyOrderElementsOf(texts);
    queue.clearMessages().block(PATIENCE);
    assertThat(await(queue.getProperties()).getApproximateMessagesCountLong()).isZero();
  }

  private static <T> T await(Mono<T> one) {
    @Nullable T value = one.block(PATIENCE);
    return Objects.requireNonNull(value);
  }

  private static QueueAsyncClient newClient(Endpoint endpoint) {
    return new QueueClientBuilder()
        .connectionString(endpoint.connectionString())
        .queueName(Account.uniqueName())
        .buildAsyncClient();
  }

  private static QueueAsyncClient newQueue(Endpoint endpoint) {
    QueueAsyncClient queue = newClient(endpoint);
    queue.create().block(PATIENCE);
    return queue;
  }
}
