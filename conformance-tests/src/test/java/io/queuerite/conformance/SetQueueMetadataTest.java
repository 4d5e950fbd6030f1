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
import org.junit.jupiter.api.Test;

@AgainstTarget
class SetQueueMetadataTest {
  @Test
  @Case(92)
  void storesAllPairs(Queue queue) {
    Response answer =
        queue
            .metadataRequest("PUT")
            .header("x-ms-meta-hello", "world")
            .header("x-ms-meta-number", "43")
            .send();
    assertThatAnswer(answer).hasStatus(204).hasNoBody();
    assertThat(GetQueueMetadataTest.metadataOf(queue.metadata()))
        .containsExactlyInAnyOrder(
            new Header("x-ms-meta-hello", "world"), new Header("x-ms-meta-number", "43"));
  }

  @Test
  @Case(93)
  void replacesTheWholeSet(Queue queue) {
    set(queue, "old", "1");
    set(queue, "new", "2");
    assertThat(GetQueueMetadataTest.metadataOf(queue.metadata()))
        .containsExactly(new Header("x-ms-meta-new", "2"));
  }

  @Test
  @Case(94)
  void clearsTheSetWhereNoneIsGiven(Queue queue) {
    set(queue, "old", "1");
    assertThatAnswer(queue.metadataRequest("PUT").send()).hasStatus(204);
    assertThat(GetQueueMetadataTest.metadataOf(queue.metadata())).isEmpty();
  }

  @Test
  @Case(95)
  void findsNoQueueThatNeverWas(Account account) {
    assertThatAnswer(set(account.absentQueue(), "name", "value"))
        .isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  @Case(96)
  void refusesADashInAName(Queue queue) {
    assertThatAnswer(set(queue, "invalid-meta", "value")).isFault(StorageFault.INVALID_METADATA);
  }

  @Test
  @Case(97)
  void refusesANameOfDigits(Queue queue) {
    assertThatAnswer(set(queue, "12345", "value")).isFault(StorageFault.INVALID_METADATA);
  }

  @Test
  @Case(98)
  void refusesAnEmptyName(Queue queue) {
    assertThatAnswer(set(queue, "", "value"))
        .isFault(StorageFault.emptyMetadataKey("value"))
        .hasLength(278);
  }

  @Test
  @Case(99)
  void refusesMoreThanEightKibibytes(Queue queue) {
    Response answer =
        queue
            .metadataRequest("PUT")
            .header("x-ms-meta-a", "x".repeat(4000))
            .header("x-ms-meta-b", "x".repeat(4000))
            .header("x-ms-meta-c", "x".repeat(400))
            .send();
    assertThatAnswer(answer).isFault(StorageFault.METADATA_TOO_LARGE);
  }

  @Test
  void countsNamesAndValuesToTheLimitOf8192(Queue queue) {
    assertThatAnswer(set(queue, "name", "x".repeat(8188))).hasStatus(204);
    assertThatAnswer(set(queue, "name", "x".repeat(8189))).isFault(StorageFault.METADATA_TOO_LARGE);
    assertThat(queue.metadata().requiredHeader("x-ms-meta-name")).hasSize(8188);
  }

  @Test
  void leavesTheOldSetWhereTheNewOneIsRefused(Queue queue) {
    set(queue, "old", "1");
    set(queue, "in-valid", "2");
    assertThat(GetQueueMetadataTest.metadataOf(queue.metadata()))
        .containsExactly(new Header("x-ms-meta-old", "1"));
  }

  @Test
  void leavesMessagesAlone(Queue queue) {
    queue.put("kept");
    set(queue, "name", "value");
    assertThat(queue.getOne().text()).isEqualTo("kept");
  }

  private static Response set(Queue queue, String name, String value) {
    return queue.metadataRequest("PUT").header("x-ms-meta-" + name, value).send();
  }
}
