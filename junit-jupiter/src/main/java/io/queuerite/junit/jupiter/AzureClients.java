package io.queuerite.junit.jupiter;

import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import java.time.Duration;

/**
 * Makes the Azure SDK's clients. The only class that sees the SDK: without the SDK on the classpath
 * it must not be touched.
 */
final class AzureClients {
  private static final int TRIES = 4;
  private static final Duration WAIT = Duration.ofMillis(10);

  private AzureClients() {}

  static Object service(String type, String connectionString) {
    QueueServiceClientBuilder builder = builder(connectionString);
    return type.equals(QueueServiceClient.class.getName())
        ? builder.buildClient()
        : builder.buildAsyncClient();
  }

  static Object queue(String type, String connectionString, String queue) {
    QueueServiceClientBuilder builder = builder(connectionString);
    return type.equals(QueueClient.class.getName())
        ? builder.buildClient().getQueueClient(queue)
        : builder.buildAsyncClient().getQueueAsyncClient(queue);
  }

  /** Tries as often as the SDK does by itself, but does not wait for seconds in between. */
  private static QueueServiceClientBuilder builder(String connectionString) {
    return new QueueServiceClientBuilder()
        .connectionString(connectionString)
        .retryOptions(
            new RequestRetryOptions(
                RetryPolicyType.FIXED, TRIES, (Duration) null, WAIT, WAIT, null));
  }
}
