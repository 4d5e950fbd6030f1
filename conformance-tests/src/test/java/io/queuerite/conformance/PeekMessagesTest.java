package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.StorageFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@AgainstTarget
class PeekMessagesTest {
  @Test
  @Case(152)
  void showsAMessageWithoutAReceipt(Queue queue) {
    queue.put("text");
    Message message = queue.peekRequest().send().onlyMessage();
    assertThat(message.elements())
        .containsExactly(
            "MessageId", "InsertionTime", "ExpirationTime", "DequeueCount", "MessageText");
    assertThat(message.dequeueCount()).isZero();
    assertThat(message.text()).isEqualTo("text");
  }

  @Test
  @Case(153)
  void changesNothing(Queue queue) {
    queue.put("text");
    queue.peek();
    queue.peek();
    assertThat(queue.getOne().dequeueCount()).isEqualTo(1);
  }

  @Test
  void showsOneUnaskedAndSeveralInOrder(Queue queue) {
    queue.put("first");
    queue.put("second");
    queue.put("third");
    assertThat(queue.peekRequest().send().onlyMessage().text()).isEqualTo("first");
    assertThat(queue.peek()).extracting(Message::text).containsExactly("first", "second", "third");
  }

  @Test
  @Case(154)
  void refusesThirtyThree(Queue queue) {
    assertThatAnswer(queue.peekRequest().query("numofmessages=33").send())
        .isFault(StorageFault.outOfRange("numofmessages", "33", "1", "32"));
  }

  @Test
  @Case(155)
  void showsNothingWhereAllIsInvisible(Queue queue) {
    queue.put("text");
    queue.getOne("visibilitytimeout=60");
    assertThatAnswer(queue.peekRequest().send()).hasXml("<QueueMessagesList />");
  }

  @Test
  @Case(156)
  void tellsHowOftenAMessageWasTaken(Queue queue) {
    queue.put("text");
    queue.getOne("visibilitytimeout=1");
    queue.passTime(Duration.ofSeconds(1));
    assertThat(queue.peekRequest().send().onlyMessage().dequeueCount()).isEqualTo(1);
  }

  @Test
  @Case(157)
  void findsNoQueueThatNeverWas(Account account) {
    assertThatAnswer(account.absentQueue().peekRequest().send())
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }
}
