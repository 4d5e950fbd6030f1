package io.queuerite.conformance.sdk;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Crowd;
import io.queuerite.conformance.harness.Endpoint;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.RawConnection;
import io.queuerite.conformance.harness.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Eight programs at one queue. */
@AgainstTarget
@Tag("load")
@Isolated("it would starve the tests beside it on a slow target")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExactlyOnceTest {
  private static final int CLIENTS = 8;
  private static final int BATCH = 20;
  private static final int MESSAGES = 20_000;

  @Test
  void everyMessageReachesExactlyOneOfEightClients(Queue queue, Endpoint endpoint) {
    Crowd.each(CLIENTS, client -> sendShare(queue, client));

    Map<String, Integer> received = new ConcurrentHashMap<>();
    Crowd.each(CLIENTS, client -> receiveUntilEmpty(client(endpoint, queue.name()), received));

    List<String> sent = IntStream.range(0, MESSAGES).mapToObj(Integer::toString).toList();
    assertThat(received.keySet()).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(received.values()).as("times received").containsOnly(1);
    assertThat(queue.count()).isEqualTo(MESSAGES);
  }

  /** Over raw connections: the SDK takes a minute to send as many. */
  private static void sendShare(Queue queue, int client) {
    try (RawConnection connection = queue.account().connect()) {
      for (int batch = client; batch < MESSAGES / BATCH; batch += CLIENTS) {
        List<Request> requests =
            IntStream.range(batch * BATCH, (batch + 1) * BATCH)
                .mapToObj(number -> queue.putRequest().message(Integer.toString(number)))
                .toList();
        connection.pipeline(requests).forEach(answer -> assertThatAnswer(answer).hasStatus(201));
      }
    }
  }

  private static void receiveUntilEmpty(QueueClient queue, Map<String, Integer> received) {
    while (true) {
      List<QueueMessageItem> messages =
          queue.receiveMessages(32, Duration.ofDays(1), null, Context.NONE).stream().toList();
      if (messages.isEmpty()) {
        return;
      }
      for (QueueMessageItem message : messages) {
        assertThat(message.getDequeueCount()).isEqualTo(1);
        received.merge(message.getBody().toString(), 1, Integer::sum);
      }
    }
  }

  private static QueueClient client(Endpoint endpoint, String name) {
    return new QueueClientBuilder()
        .connectionString(endpoint.connectionString())
        .queueName(name)
        .buildClient();
  }
}
