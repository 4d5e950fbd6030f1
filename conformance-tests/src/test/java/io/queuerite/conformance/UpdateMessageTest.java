package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.HttpDate;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Percent;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@AgainstTarget
class UpdateMessageTest {
  @Test
  @Case(174)
  void changesTheTextAndShowsItAtOnce(Queue queue) {
    queue.put("old");
    Message taken = queue.getOne();
    Instant before = queue.now();
    Response answer = update(queue, taken, 0, "new");
    assertThatAnswer(answer).hasStatus(204).hasNoBody();
    assertThat(answer.requiredHeader("x-ms-popreceipt")).isNotEqualTo(taken.receipt());
    assertThat(HttpDate.parse(answer.requiredHeader("x-ms-time-next-visible")))
        .isBetween(before.truncatedTo(ChronoUnit.SECONDS), queue.now());
    assertThat(queue.getOne().text()).isEqualTo("new");
  }

  @Test
  @Case(175)
  void keepsTheTextWhereNoneIsGiven(Queue queue) {
    Message put = queue.put("kept");
    assertThatAnswer(queue.updateRequest(put.id(), put.receipt(), 0).send()).hasStatus(204);
    assertThat(queue.getOne().text()).isEqualTo("kept");
  }

  @Test
  @Case(176)
  void mayEmptyTheText(Queue queue) {
    Message put = queue.put("old");
    String body = "<QueueMessage><MessageText/></QueueMessage>";
    Response answer = queue.updateRequest(put.id(), put.receipt(), 0).body(body).send();
    assertThatAnswer(answer).hasStatus(204);
    assertThatAnswer(queue.getRequest().send()).containsXml("<MessageText />");
  }

  @Test
  @Case(177)
  void hidesForAsLongAsItIsTold(Queue queue) {
    queue.put("old");
    Message taken = queue.getOne();
    Instant before = queue.now();
    Response answer = update(queue, taken, 10, "new");
    assertThatAnswer(answer).hasStatus(204);
    assertThat(HttpDate.parse(answer.requiredHeader("x-ms-time-next-visible")))
        .isBetween(
            before.plusSeconds(10).truncatedTo(ChronoUnit.SECONDS), queue.now().plusSeconds(10));
    assertThat(queue.peek()).isEmpty();
  }

  @Test
  @Case(177)
  void showsTheNewTextWhenTheInvisibleTimeIsOver(Queue queue) {
    queue.put("old");
    queue.update(queue.getOne(), 3, "new");
    assertThat(queue.peek()).isEmpty();
    queue.passTime(Duration.ofSeconds(3));
    Message peeked = queue.peekRequest().send().onlyMessage();
    assertThat(peeked.text()).isEqualTo("new");
    assertThat(peeked.dequeueCount()).isEqualTo(1);
  }

  @Test
  @Case(178)
  void acceptsTheReceiptOfPut(Queue queue) {
    assertThatAnswer(update(queue, queue.put("old"), 0, "new")).hasStatus(204);
    assertThat(queue.getOne().text()).isEqualTo("new");
  }

  @Test
  @Case(179)
  void refusesAReceiptThatWasUsed(Queue queue) {
    Message put = queue.put("old");
    queue.update(put, 0, "new");
    assertThatAnswer(update(queue, put, 0, "newer")).isFault(StorageFault.MESSAGE_NOT_FOUND);
    assertThat(queue.getOne().text()).isEqualTo("new");
  }

  @Test
  void acceptsTheReceiptOfTheUpdateBefore(Queue queue) {
    Message put = queue.put("old");
    String receipt = queue.update(put, 0, "new");
    assertThatAnswer(queue.updateRequest(put.id(), receipt, 0).message("newer").send())
        .hasStatus(204);
    assertThat(queue.getOne().text()).isEqualTo("newer");
  }

  @Test
  @Case(180)
  void refusesAReceiptThatIsNoBase64(Queue queue) {
    Message put = queue.put("text");
    // Recorded with a receipt of 34 characters; receipts are the service's own affair.
    String receipt = put.receipt() + "Random";
    assertThatAnswer(queue.updateRequest(put.id(), receipt, 0).message("new").send())
        .isFault(StorageFault.badReceipt(receipt))
        .hasLength(444 - 34 + receipt.length());
  }

  @Test
  @Case(181)
  void acceptsSixtyFourKibibytes(Queue queue) {
    String text = "a".repeat(65_536);
    assertThatAnswer(update(queue, queue.put("old"), 0, text)).hasStatus(204);
    assertThat(queue.getOne().text()).isEqualTo(text);
  }

  @Test
  @Case(182)
  void refusesOneByteMore(Queue queue) {
    assertThatAnswer(update(queue, queue.put("old"), 0, "a".repeat(65_537)))
        .isFault(StorageFault.BODY_TOO_LARGE);
    assertThat(queue.getOne().text()).isEqualTo("old");
  }

  @Test
  @Case(183)
  void refusesToHideForMoreThanAWeek(Queue queue) {
    Message put = queue.put("text");
    assertThatAnswer(update(queue, put, 604_801, "new"))
        .isFault(StorageFault.outOfRange("visibilitytimeout", "604801", "0", "604800"));
    assertThatAnswer(update(queue, put, -1, "new"))
        .isFault(StorageFault.outOfRange("visibilitytimeout", "-1", "0", "604800"));
    assertThatAnswer(update(queue, put, 604_800, "new")).hasStatus(204);
  }

  @Test
  @Case(184)
  void doesNotCountAsTaking(Queue queue) {
    queue.put("text");
    queue.update(queue.getOne(), 0, "new");
    assertThat(queue.getOne().dequeueCount()).isEqualTo(2);
  }

  @Test
  @Case(185)
  void findsNoMessageUnderAnIdThatNeverWas(Queue queue) {
    String id = UUID.randomUUID().toString();
    assertThatAnswer(queue.updateRequest(id, DeleteMessageTest.FAKE, 0).message("new").send())
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
    assertThatAnswer(
            queue
                .updateRequest(id, DeleteMessageTest.FAKE_OF_FIFTEEN_BYTES, 0)
                .message("new")
                .send())
        .isFault(StorageFault.MESSAGE_NOT_FOUND);
  }

  @Test
  void findsNoQueueThatNeverWas(Account account) {
    String id = UUID.randomUUID().toString();
    assertThatAnswer(
            account
                .absentQueue()
                .updateRequest(id, DeleteMessageTest.FAKE, 0)
                .message("new")
                .send())
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  void leavesTheReceiptOfGetInForceWhereItIsRefused(Queue queue) {
    queue.put("old");
    Message taken = queue.getOne();
    assertThatAnswer(update(queue, taken, 604_801, "new")).hasStatus(400);
    queue.delete(taken);
  }

  @Test
  void needsAReceiptAndAnInvisibleTime(Queue queue) {
    Message put = queue.put("text");
    String path = "/messages/" + put.id();
    assertThatAnswer(queue.request("PUT", path + "?visibilitytimeout=0").message("new").send())
        .isFault(StorageFault.missingParameter("popreceipt"));
    String receipt = "?popreceipt=" + Percent.encode(put.receipt());
    assertThatAnswer(queue.request("PUT", path + receipt).message("new").send())
        .isFault(StorageFault.missingParameter("visibilitytimeout"));
  }

  @Test
  void findsNoMessageThatHasExpired(Queue queue) {
    Message put = queue.put("text", "messagettl=1");
    queue.passTime(Duration.ofSeconds(1));
    assertThatAnswer(update(queue, put, 0, "new")).isFault(StorageFault.MESSAGE_NOT_FOUND);
  }

  private static Response update(Queue queue, Message message, int visibilityTimeout, String text) {
    return queue
        .updateRequest(message.id(), message.receipt(), visibilityTimeout)
        .message(text)
        .send();
  }
}
