package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.StorageFault;
import org.junit.jupiter.api.Test;

@AgainstTarget
class ClearMessagesTest {
  @Test
  @Case(158)
  void leavesAnEmptyQueue(Queue queue) {
    queue.put("one");
    queue.put("two");
    assertThatAnswer(queue.clearRequest().send()).hasStatus(204).hasNoBody();
    assertThat(queue.peek()).isEmpty();
    assertThat(queue.count()).isZero();
  }

  @Test
  @Case(159)
  void removesInvisibleMessagesToo(Queue queue) {
    queue.put("text");
    Message taken = queue.getOne("visibilitytimeout=60");
    queue.clearRequest().send();
    assertThatAnswer(queue.deleteRequest(taken.id(), taken.receipt()).send())
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
    assertThatAnswer(queue.updateRequest(taken.id(), taken.receipt(), 0).message("new").send())
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
    assertThat(queue.peek()).isEmpty();
  }

  @Test
  @Case(160)
  void findsNoQueueThatNeverWas(Account account) {
    assertThatAnswer(account.absentQueue().clearRequest().send())
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  void leavesTheMetadataAndWhatComesAfter(Queue queue) {
    queue.metadataRequest("PUT").header("x-ms-meta-name", "value").send();
    queue.put("before");
    queue.clearRequest().send();
    queue.put("after");
    assertThatAnswer(queue.metadata()).hasHeader("x-ms-meta-name", "value");
    assertThat(queue.peek()).extracting(Message::text).containsExactly("after");
  }

  @Test
  void leavesOtherQueuesAlone(Queue queue, Account account) {
    Queue other = account.newQueue();
    other.put("text");
    queue.clearRequest().send();
    assertThat(other.peek()).hasSize(1);
  }
}
