package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Setup;
import io.queuerite.conformance.harness.StorageFault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where deletion takes time, as it does with the real service. */
@AgainstTarget(setup = Setup.SLOW_DELETION)
class QueueBeingDeletedTest {
  @Test
  @Case(84)
  void isNotCreatedAgainAtOnce(Queue queue) {
    delete(queue);
    assertThatAnswer(queue.request("PUT", "").send())
        .isFault(StorageFault.QUEUE_BEING_DELETED)
        .hasLength(223);
    assertThatAnswer(queue.request("PUT", "").header("x-ms-meta-color", "red").send())
        .isFault(StorageFault.QUEUE_BEING_DELETED);
  }

  @Test
  @Case(85)
  void isCreatedAgainLater(Queue queue) {
    queue.put("goes with its queue");
    delete(queue);
    queue.passTime(Setup.DELETE_DELAY);
    assertThatAnswer(queue.request("PUT", "").send()).hasStatus(201);
    assertThat(queue.peek()).isEmpty();
    assertThatAnswer(queue.request("PUT", "").send()).hasStatus(204);
  }

  @Test
  void isGoneForEveryOtherOperation(Queue queue) {
    delete(queue);
    Stream<Request> requests =
        Stream.of(
            queue.request("DELETE", ""),
            queue.metadataRequest("GET"),
            queue.metadataRequest("PUT"),
            queue.aclRequest("GET"),
            queue.aclRequest("PUT").body("<SignedIdentifiers />"),
            queue.putRequest().message("text"),
            queue.getRequest(),
            queue.peekRequest(),
            queue.clearRequest());
    requests.forEach(
        request -> assertThatAnswer(request.send()).isFault(StorageFault.QUEUE_NOT_FOUND));
  }

  @Test
  void isInNoList(Queue queue) {
    delete(queue);
    Response list = queue.account().request("GET", "?comp=list&prefix=" + queue.name()).send();
    assertThat(list.text()).doesNotContain("<Name>" + queue.name());
  }

  @Test
  void leavesOtherNamesFree(Queue queue, Account account) {
    delete(queue);
    assertThatAnswer(account.absentQueue().request("PUT", "").send()).hasStatus(201);
  }

  private static void delete(Queue queue) {
    assertThatAnswer(queue.request("DELETE", "").send()).hasStatus(204);
  }
}
