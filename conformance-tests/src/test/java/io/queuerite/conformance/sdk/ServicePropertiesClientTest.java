package io.queuerite.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueAccessPolicy;
import com.azure.storage.queue.models.QueueAnalyticsLogging;
import com.azure.storage.queue.models.QueueCorsRule;
import com.azure.storage.queue.models.QueueMetrics;
import com.azure.storage.queue.models.QueueRetentionPolicy;
import com.azure.storage.queue.models.QueueServiceProperties;
import com.azure.storage.queue.models.QueueSignedIdentifier;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Endpoint;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to the service, or guards a queue, through the SDK. */
@AgainstTarget(alone = true)
class ServicePropertiesClientTest {
  @Test
  void propertiesAreSetAndReadBack(Endpoint endpoint) {
    QueueServiceClient service = client(endpoint.connectionString());
    QueueRetentionPolicy days = new QueueRetentionPolicy().setEnabled(true).setDays(5);
    QueueAnalyticsLogging logging =
        new QueueAnalyticsLogging()
            .setVersion("1.0")
            .setRead(true)
            .setWrite(true)
            .setDelete(false)
            .setRetentionPolicy(days);
    QueueMetrics metrics =
        new QueueMetrics()
            .setVersion("1.0")
            .setEnabled(true)
            .setIncludeApis(false)
            .setRetentionPolicy(days);
    QueueCorsRule rule =
        new QueueCorsRule()
            .setAllowedMethods("GET,PUT")
            .setAllowedOrigins("http://a,http://b")
            .setAllowedHeaders("x-ms-meta-a,x-ms-*")
            .setExposedHeaders("x-ms-*")
            .setMaxAgeInSeconds(200);
    service.setProperties(
        new QueueServiceProperties()
            .setAnalyticsLogging(logging)
            .setHourMetrics(metrics)
            .setMinuteMetrics(metrics)
            .setCors(List.of(rule)));

    QueueServiceProperties read = service.getProperties();
    assertThat(read.getAnalyticsLogging()).usingRecursiveComparison().isEqualTo(logging);
    assertThat(read.getHourMetrics()).usingRecursiveComparison().isEqualTo(metrics);
    assertThat(read.getMinuteMetrics()).usingRecursiveComparison().isEqualTo(metrics);
    assertThat(read.getCors()).singleElement().usingRecursiveComparison().isEqualTo(rule);
  }

  @Test
  void whatWasReadCanBeSetAgain(Endpoint endpoint) {
    QueueServiceClient service = client(endpoint.connectionString());
    QueueServiceProperties read = service.getProperties();
    service.setProperties(read);
    assertThat(service.getProperties()).usingRecursiveComparison().isEqualTo(read);
  }

  @Test
  void accessPoliciesAreSetAndReadBack(Endpoint endpoint) {
    QueueClient queue = SyncClientTest.newQueue(endpoint);
    OffsetDateTime start = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);
    QueueSignedIdentifier policy =
        new QueueSignedIdentifier()
            .setId("policy")
            .setAccessPolicy(
                new QueueAccessPolicy()
                    .setStartsOn(start)
                    .setExpiresOn(start.plusDays(1))
                    .setPermissions("raup"));
    queue.setAccessPolicy(List.of(policy));
    assertThat(queue.getAccessPolicy())
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(policy);
    queue.setAccessPolicy(List.of());
    assertThat(queue.getAccessPolicy()).isEmpty();
  }

  private static QueueServiceClient client(String connectionString) {
    return new QueueServiceClientBuilder().connectionString(connectionString).buildClient();
  }
}
