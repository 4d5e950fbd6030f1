package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AgainstTarget
class DeleteMessageTest {
  /**
   * Well formed, and no message's: the look of one that becomes visible at the start of 2027, and
   * fifteen bytes.
   */
  static final String FAKE = "AgAAAAMAAAAAAAAAAMBHC4OZ3QE=";

  static final String FAKE_OF_FIFTEEN_BYTES = "dGVzdHRlc3R0ZXN0dGVz";

  @Test
  @Case(161)
  void removesAMessageThatWasTaken(Queue queue) {
    queue.put("text");
    Message taken = queue.getOne();
    assertThatAnswer(delete(queue, taken.id(), taken.receipt())).hasStatus(204).hasNoBody();
    assertThat(queue.count()).isZero();
  }

  @Test
  @Case(162)
  void acceptsTheReceiptOfPut(Queue queue) {
    Message put = queue.put("text");
    assertThatAnswer(delete(queue, put.id(), put.receipt())).hasStatus(204);
    assertThat(queue.peek()).isEmpty();
  }

  @Test
  @Case(163)
  void acceptsTheLatestReceiptAfterTheInvisibleTime(Queue queue) {
    queue.put("text");
    Message taken = queue.getOne("visibilitytimeout=1");
    queue.passTime(Duration.ofSeconds(1));
    assertThatAnswer(delete(queue, taken.id(), taken.receipt())).hasStatus(204);
  }

  @Test
  @Case(164)
  void refusesAReceiptOlderThanAnotherGet(Queue queue) {
    queue.put("text");
    Message first = queue.getOne("visibilitytimeout=1");
    queue.passTime(Duration.ofSeconds(1));
    Message second = queue.getOne();
    assertThatAnswer(delete(queue, first.id(), first.receipt()))
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
    queue.delete(second);
  }

  @Test
  @Case(165)
  void refusesAReceiptOlderThanAnUpdate(Queue queue) {
    Message put = queue.put("text");
    String updated = queue.update(put, 0, "new");
    assertThatAnswer(delete(queue, put.id(), put.receipt()))
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
    assertThatAnswer(delete(queue, put.id(), updated)).hasStatus(204);
  }

  @Test
  @Case(166)
  void findsNoMessageThatIsGone(Queue queue) {
    Message put = queue.put("text");
    queue.delete(put);
    assertThatAnswer(delete(queue, put.id(), put.receipt()))
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
  }

  @Test
  @Case(167)
  void refusesAReceiptThatIsNoBase64(Queue queue) {
    Message put = queue.put("text");
    assertThatAnswer(delete(queue, put.id(), "invalid"))
        .isFault(StorageFault.badReceipt("invalid"))
        .hasLength(417);
  }

  @Test
  @Case(168)
  void refusesAReceiptWithSomethingAppended(Queue queue) {
    Message put = queue.put("text");
    String receipt = put.receipt() + "Random";
    assertThatAnswer(delete(queue, put.id(), receipt)).isFault(StorageFault.badReceipt(receipt));
  }

  @Test
  @Case(169)
  void findsNoMessageUnderAnIdWithSomethingAppended(Queue queue) {
    Message put = queue.put("text");
    assertThatAnswer(delete(queue, put.id() + "Random", put.receipt()))
        .isFault(StorageFault.MESSAGE_NOT_FOUND)
        .hasLength(221);
    queue.delete(put);
  }

  @Test
  @Case(170)
  void judgesTheReceiptBeforeItLooksForTheMessage(Queue queue) {
    Message put = queue.put("text");
    String receipt = put.receipt() + "Random";
    assertThatAnswer(delete(queue, put.id() + "Random", receipt))
        .isFault(StorageFault.badReceipt(receipt));
  }

  @ParameterizedTest
  @ValueSource(strings = {FAKE, FAKE_OF_FIFTEEN_BYTES})
  @Case(171)
  void findsNoMessageUnderAnIdThatIsNoGuid(String receipt, Queue queue) {
    assertThatAnswer(delete(queue, "test-message-1", receipt))
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
  }

  @Test
  void findsNoMessageUnderAnIdThatNeverWas(Queue queue) {
    assertThatAnswer(delete(queue, UUID.randomUUID().toString(), FAKE))
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
  }

  @Test
  @Case(172)
  void refusesAReceiptOfAnotherQueuesMessage(Queue queue, Account account) {
    queue.put("text");
    Message taken = queue.getOne("visibilitytimeout=60");
    Queue elsewhere = account.newQueue();
    elsewhere.put("text");
    Message other = elsewhere.getOne("visibilitytimeout=120");
    assertThatAnswer(delete(queue, taken.id(), other.receipt()))
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
    assertThatAnswer(delete(elsewhere, taken.id(), taken.receipt()))
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
    queue.delete(taken);
  }

  @Test
  @Case(173)
  void findsNoMessageThatHasExpired(Queue queue) {
    Message put = queue.put("text", "messagettl=1");
    queue.passTime(Duration.ofSeconds(1));
    assertThatAnswer(delete(queue, put.id(), put.receipt()))
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
  }

  /** Clients differ in how they escape it; none of them means a blank. */
  @Test
  void readsAPlusInAReceiptAsAPlus(Queue queue) {
    Message put = queue.put("text");
    for (int tries = 0; !put.receipt().contains("+"); tries++) {
      assertThat(tries).as("receipts without a plus").isLessThan(1000);
      put = queue.put("text");
    }
    int before = queue.count();
    String query = "?popreceipt=" + put.receipt();
    assertThatAnswer(queue.request("DELETE", "/messages/" + put.id() + query).send())
        .hasStatus(204);
    assertThat(queue.count()).isEqualTo(before - 1);
  }

  @Test
  void needsAReceipt(Queue queue) {
    Message put = queue.put("text");
    assertThatAnswer(queue.request("DELETE", "/messages/" + put.id()).send())
        .isFault(StorageFault.missingParameter("popreceipt"));
  }

  @Test
  void findsNoQueueThatNeverWas(Account account) {
    assertThatAnswer(delete(account.absentQueue(), UUID.randomUUID().toString(), FAKE))
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  private static Response delete(Queue queue, String id, String receipt) {
    return queue.deleteRequest(id, receipt).send();
  }
}
