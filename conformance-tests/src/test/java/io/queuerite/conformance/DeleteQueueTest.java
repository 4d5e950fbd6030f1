package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.StorageFault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AgainstTarget
class DeleteQueueTest {
  @Test
  @Case(80)
  void removesAQueue(Queue queue) {
    assertThatAnswer(queue.request("DELETE", "").send()).hasStatus(204).hasNoBody();
  }

  @Test
  @Case(81)
  void findsNoQueueThatNeverWas(Account account) {
    assertThatAnswer(account.absentQueue().request("DELETE", "").send())
        .isFault(StorageFault.QUEUE_NOT_FOUND)
        .hasLength(217);
  }

  @Test
  @Case(82)
  void leavesNothingToGet(Queue queue) {
    queue.put("goes with its queue");
    queue.request("DELETE", "").send();
    assertThatAnswer(queue.metadataRequest("GET").send()).isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  @Case(83)
  void leavesNothingToHead(Queue queue) {
    queue.request("DELETE", "").send();
    assertThatAnswer(queue.metadataRequest("HEAD").send()).hasStatus(404).hasNoBody();
  }

  @Test
  void leavesNothingForAnyOtherOperation(Queue queue) {
    queue.request("DELETE", "").send();
    Stream<Request> requests =
        Stream.of(
            queue.request("DELETE", ""),
            queue.metadataRequest("PUT"),
            queue.putRequest().message("text"),
            queue.getRequest(),
            queue.peekRequest(),
            queue.clearRequest());
    requests.forEach(
        request -> assertThatAnswer(request.send()).isFault(StorageFault.QUEUE_NOT_FOUND));
  }
}
