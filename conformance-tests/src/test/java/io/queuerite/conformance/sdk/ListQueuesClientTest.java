package io.queuerite.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueServiceAsyncClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueItem;
import com.azure.storage.queue.models.QueuesSegmentOptions;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Queues found through the SDK's own paging, which follows the service's markers. */
@AgainstTarget
class ListQueuesClientTest {
  @Test
  void pagesFollowEachOtherInOrder(Endpoint endpoint) {
    String prefix = Account.uniqueName();
    QueueServiceClient service = service(endpoint);
    // Created backwards: the order of a list is that of names.
    List<String> names = IntStream.range(0, 7).mapToObj(number -> prefix + "-" + number).toList();
    IntStream.range(0, 7).forEach(i -> service.createQueue(names.get(6 - i)));

    List<List<String>> pages =
        pages(service, new QueuesSegmentOptions().setPrefix(prefix).setMaxResultsPerPage(3))
            .map(page -> page.getValue().stream().map(QueueItem::getName).toList())
            .toList();
    assertThat(pages)
        .containsExactly(names.subList(0, 3), names.subList(3, 6), names.subList(6, 7));
  }

  @Test
  void metadataComesWhenAsked(Endpoint endpoint) {
    String name = Account.uniqueName();
    QueueServiceClient service = service(endpoint);
    service.createQueueWithResponse(name, Map.of("owner", "me"), null, Context.NONE);
    QueuesSegmentOptions options = new QueuesSegmentOptions().setPrefix(name);
    assertThat(onlyQueue(service, options).getMetadata()).isNull();
    assertThat(onlyQueue(service, options.setIncludeMetadata(true)).getMetadata())
        .containsOnly(Map.entry("owner", "me"));
  }

  @Test
  void theAsynchronousClientSeesTheSame(Endpoint endpoint) {
    String prefix = Account.uniqueName();
    QueueServiceAsyncClient service =
        new QueueServiceClientBuilder()
            .connectionString(endpoint.connectionString())
            .buildAsyncClient();
    service.createQueue(prefix + "-b").then(service.createQueue(prefix + "-a")).block();
    QueuesSegmentOptions options =
        new QueuesSegmentOptions().setPrefix(prefix).setMaxResultsPerPage(1);
    assertThat(
            service
                .listQueues(options)
                .map(QueueItem::getName)
                .collectList()
                .block(Duration.ofSeconds(30)))
        .containsExactly(prefix + "-a", prefix + "-b");
  }

  @Test
  void aDeletedQueueIsNotListed(Endpoint endpoint) {
    String name = Account.uniqueName();
    QueueServiceClient service = service(endpoint);
    service.createQueue(name);
    service.deleteQueue(name);
    assertThat(service.listQueues(new QueuesSegmentOptions().setPrefix(name), null, Context.NONE))
        .isEmpty();
  }

  private static QueueServiceClient service(Endpoint endpoint) {
    return new QueueServiceClientBuilder()
        .connectionString(endpoint.connectionString())
        .buildClient();
  }

  private static QueueItem onlyQueue(QueueServiceClient service, QueuesSegmentOptions options) {
    List<QueueItem> queues = service.listQueues(options, null, Context.NONE).stream().toList();
    assertThat(queues).hasSize(1);
    return queues.get(0);
  }

  private static Stream<PagedResponse<QueueItem>> pages(
      QueueServiceClient service, QueuesSegmentOptions options) {
    return service.listQueues(options, null, Context.NONE).streamByPage();
  }
}
