package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Header;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@AgainstTarget
class GetQueueMetadataTest {
  @Test
  @Case(86)
  void tellsThatAnEmptyQueueIsEmpty(Queue queue) {
    Response answer = queue.metadata();
    assertThatAnswer(answer)
        .hasStatus(200)
        .hasHeader("Content-Length", "0")
        .hasHeader("x-ms-approximate-messages-count", "0");
    assertThat(metadataOf(answer)).isEmpty();
  }

  @Test
  @Case(87)
  void countsAMessage(Queue queue) {
    queue.put("one");
    assertThat(queue.count()).isEqualTo(1);
  }

  @Test
  @Case(88)
  void countsAMessageThatIsInvisible(Queue queue) {
    queue.put("one");
    queue.getOne("visibilitytimeout=60");
    assertThat(queue.count()).isEqualTo(1);
  }

  @Test
  void countsNoMessageThatWasDeleted(Queue queue) {
    queue.put("one");
    queue.put("two");
    queue.delete(queue.getOne());
    assertThat(queue.count()).isEqualTo(1);
  }

  @Test
  @Case(89)
  void findsNoQueueThatNeverWas(Account account) {
    assertThatAnswer(account.absentQueue().metadataRequest("GET").send())
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  @Case(90)
  void answersHeadAsGet(Queue queue) {
    queue.metadataRequest("PUT").header("x-ms-meta-name", "value").send();
    Response head = queue.metadataRequest("HEAD").send();
    assertThatAnswer(head).hasStatus(200).hasNoBody();
    assertThat(namesOf(head)).containsExactlyElementsOf(namesOf(queue.metadata()));
    assertThat(metadataOf(head)).containsExactly(new Header("x-ms-meta-name", "value"));
  }

  @Test
  @Case(91)
  void answersHeadOfAMissingQueueWithoutABody(Account account) {
    Response head = account.absentQueue().metadataRequest("HEAD").send();
    assertThatAnswer(head).hasStatus(404).hasNoBody().hasHeader("x-ms-error-code", "QueueNotFound");
  }

  @Test
  @Case(100)
  void keepsTheCaseOfNames(Account account) {
    Queue queue = account.absentQueue();
    queue.request("PUT", "").header("x-ms-meta-MyKey", "value").send();
    assertThat(metadataOf(queue.metadata()))
        .containsExactly(new Header("x-ms-meta-MyKey", "value"));
  }

  static List<Header> metadataOf(Response answer) {
    return answer.headers().stream()
        .filter(header -> header.name().toLowerCase(Locale.ROOT).startsWith("x-ms-meta-"))
        .toList();
  }

  private static List<String> namesOf(Response answer) {
    return answer.headers().stream()
        .map(Header::name)
        // It tells of a body, which an answer to HEAD may leave out.
        .filter(name -> !name.equalsIgnoreCase("Content-Length"))
        .toList();
  }
}
