package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AgainstTarget
class CreateQueueTest {
  @Test
  @Case(60)
  void makesANewQueue(Account account) {
    Response answer = account.absentQueue().request("PUT", "").send();
    assertThatAnswer(answer).hasStatus(201).hasNoBody();
  }

  @Test
  @Case(61)
  void isNoErrorWhereTheQueueIsTheSameAlready(Queue queue) {
    queue.put("kept");
    assertThatAnswer(queue.request("PUT", "").send()).hasStatus(204).hasNoBody();
    assertThat(queue.count()).isEqualTo(1);
  }

  @Test
  @Case(62)
  void isNoErrorWhereTheMetadataIsTheSameToo(Account account) {
    Queue queue = account.absentQueue();
    assertThatAnswer(createWith(queue, "one", "1")).hasStatus(201);
    assertThatAnswer(createWith(queue, "one", "1")).hasStatus(204);
  }

  @Test
  void comparesMetadataNamesWithoutRegardToCase(Account account) {
    Queue queue = account.absentQueue();
    assertThatAnswer(createWith(queue, "one", "1")).hasStatus(201);
    assertThatAnswer(createWith(queue, "ONE", "1")).hasStatus(204);
  }

  @Test
  @Case(63)
  void refusesOtherMetadataForAnExistingQueue(Account account) {
    Queue queue = account.absentQueue();
    createWith(queue, "one", "1");
    assertThatAnswer(createWith(queue, "one", "2"))
        .isFault(StorageFault.QUEUE_ALREADY_EXISTS)
        .hasLength(222);
    assertThatAnswer(queue.metadata()).hasHeader("x-ms-meta-one", "1");
  }

  @Test
  @Case(64)
  void refusesNoMetadataWhereTheExistingQueueHasSome(Account account) {
    Queue queue = account.absentQueue();
    createWith(queue, "one", "1");
    assertThatAnswer(queue.request("PUT", "").send()).isFault(StorageFault.QUEUE_ALREADY_EXISTS);
  }

  @Test
  @Case(65)
  void storesMetadata(Account account) {
    Queue queue = account.absentQueue();
    Response created =
        queue
            .request("PUT", "")
            .header("x-ms-meta-val1", "test")
            .header("x-ms-meta-val2", "blah")
            .send();
    assertThatAnswer(created).hasStatus(201);
    assertThatAnswer(queue.metadata())
        .hasHeader("x-ms-meta-val1", "test")
        .hasHeader("x-ms-meta-val2", "blah");
  }

  @Test
  @Case(66)
  void refusesAnUnderscore(Account account) {
    assertThatAnswer(account.request("PUT", "/a_b").send())
        .isFault(StorageFault.INVALID_RESOURCE_NAME)
        .says("The specifed resource name contains invalid characters.")
        .hasLength(243);
  }

  @Test
  @Case(67)
  void refusesALeadingDash(Account account) {
    assertInvalidName(account, "-ab");
  }

  @Test
  @Case(68)
  void refusesADoubleDash(Account account) {
    assertInvalidName(account, "a--b");
  }

  @Test
  @Case(69)
  void refusesUpperCase(Account account) {
    assertInvalidName(account, "Abc");
  }

  @Test
  @Case(70)
  void refusesANameOfTwoCharacters(Account account) {
    assertThatAnswer(account.request("PUT", "/ab").send())
        .isFault(StorageFault.NAME_LENGTH)
        .says(StorageFault.NAME_LENGTH.message())
        .hasLength(256);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65})
  @Case(71)
  void refusesANameOfMoreThan63Characters(int length, Account account) {
    assertThatAnswer(account.request("PUT", "/" + "a".repeat(length)).send())
        .isFault(StorageFault.NAME_LENGTH);
  }

  @Test
  @Case(72)
  void acceptsANameOf63Characters(Account account) {
    String name = Account.uniqueName();
    String longest = name + "x".repeat(63 - name.length());
    assertThatAnswer(account.request("PUT", "/" + longest).send()).hasStatus(201);
  }

  @Test
  @Case(73)
  void refusesADashAtTheEnd(Account account) {
    assertInvalidName(account, "abc-");
  }

  @Test
  @Case(74)
  void acceptsDigitsAlone(Account account) {
    // On a service that others use as well, the queue may be there already.
    assertThat(account.request("PUT", "/123").send().status()).isIn(201, 204);
  }

  @Test
  @Case(75)
  void refusesChineseCharacters(Account account) {
    assertInvalidName(account, "%E5%95%8A%E9%BD%84%E4%B8%82%E7%8B%9B%E7%8B%9C");
  }

  @Test
  @Case(76)
  void refusesBraces(Account account) {
    assertInvalidName(account, "%7BqueueName%7D");
  }

  @Test
  @Case(77)
  void refusesAVerticalBar(Account account) {
    assertInvalidName(account, "a%7Cb");
  }

  @Test
  @Case(78)
  void refusesMetadataNamesThatAreNoIdentifiers(Account account) {
    Queue queue = account.absentQueue();
    assertThatAnswer(createWith(queue, "metadata!", "value"))
        .isFault(StorageFault.INVALID_METADATA)
        .hasLength(260);
    assertThatAnswer(queue.metadataRequest("GET").send()).isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  @Case(79)
  void acceptsAnAtSignInAMetadataValue(Account account) {
    Queue queue = account.absentQueue();
    assertThatAnswer(createWith(queue, "metadata", "va@lue")).hasStatus(201);
    assertThatAnswer(queue.metadata()).hasHeader("x-ms-meta-metadata", "va@lue");
  }

  private static void assertInvalidName(Account account, String name) {
    assertThatAnswer(account.request("PUT", "/" + name).send())
        .isFault(StorageFault.INVALID_RESOURCE_NAME);
  }

  private static Response createWith(Queue queue, String metadataName, String value) {
    return queue.request("PUT", "").header("x-ms-meta-" + metadataName, value).send();
  }
}
