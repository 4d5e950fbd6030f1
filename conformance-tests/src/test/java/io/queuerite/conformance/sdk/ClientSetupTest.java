package io.queuerite.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.UrlBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueServiceVersion;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Endpoint;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which a program may name the service. */
@AgainstTarget
class ClientSetupTest {
  @Test
  void aConnectionStringLeadsThere(Endpoint endpoint) {
    assertThatItWorks(new QueueClientBuilder().connectionString(endpoint.connectionString()));
  }

  @Test
  void anEndpointAndAKeyLeadThere(Endpoint endpoint) {
    assertThatItWorks(
        new QueueClientBuilder()
            .endpoint(endpoint.uri().toString())
            .credential(new StorageSharedKeyCredential(Account.NAME, Account.KEY)));
  }

  /**
   * The short form means port 10001, so what the SDK sends there is led to the target on its way.
   */
  @Test
  void theShortConnectionStringLeadsThere(Endpoint endpoint) {
    assertThatItWorks(
        new QueueClientBuilder()
            .connectionString("UseDevelopmentStorage=true")
            .addPolicy(redirectTo(endpoint.uri())));
  }

  @ParameterizedTest
  @EnumSource(QueueServiceVersion.class)
  void everyVersionOfTheSdksIsSpoken(QueueServiceVersion version, Endpoint endpoint) {
    assertThatItWorks(
        new QueueClientBuilder()
            .connectionString(endpoint.connectionString())
            .serviceVersion(version));
  }

  private static void assertThatItWorks(QueueClientBuilder builder) {
    QueueClient queue = builder.queueName(Account.uniqueName()).buildClient();
    queue.create();
    queue.sendMessage("text");
    assertThat(queue.receiveMessage().getBody().toString()).isEqualTo("text");
    queue.delete();
  }

  private static HttpPipelinePolicy redirectTo(URI target) {
    return (context, next) -> {
      UrlBuilder url = UrlBuilder.parse(context.getHttpRequest().getUrl());
      assertThat(url.getHost()).isEqualTo("127.0.0.1");
      assertThat(url.getPort()).isEqualTo(10_001);
      url.setScheme(target.getScheme()).setHost(target.getHost()).setPort(target.getPort());
      context.getHttpRequest().setUrl(url.toString());
      return next.process();
    };
  }
}
