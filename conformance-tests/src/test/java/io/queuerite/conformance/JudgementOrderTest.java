package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.StorageFault;
import org.junit.jupiter.api.Test;

/**
 * Of several faults in one request, the one that is judged first is told: who, where, parameters,
 * body, then what is stored.
 */
@AgainstTarget
class JudgementOrderTest {
  private static final StorageFault TOO_MANY =
      StorageFault.outOfRange("numofmessages", "33", "1", "32");

  @Test
  void aStrangerLearnsNothingOfQueues(Account account) {
    Request request = account.absentQueue().getRequest().signedBy(Account.NAME, "AAAA");
    assertThatAnswer(request.send()).isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @Test
  void theNameComesBeforeParameters(Account account) {
    assertThatAnswer(account.request("GET", "/a--b/messages?numofmessages=33").send())
        .isFault(StorageFault.INVALID_RESOURCE_NAME);
  }

  @Test
  void parametersComeBeforeTheBody(Queue queue) {
    assertThatAnswer(queue.putRequest().query("visibilitytimeout=-1").body("no XML").send())
        .isFault(StorageFault.outOfRange("visibilitytimeout", "-1", "0", "604800"));
  }

  @Test
  void parametersComeBeforeTheQueue(Account account) {
    Queue absent = account.absentQueue();
    assertThatAnswer(absent.getRequest().query("numofmessages=33").send()).isFault(TOO_MANY);
    assertThatAnswer(absent.peekRequest().query("numofmessages=33").send()).isFault(TOO_MANY);
    assertThatAnswer(absent.deleteRequest("id", "invalid").send())
        .isFault(StorageFault.badReceipt("invalid"));
  }

  @Test
  void theBodyComesBeforeTheQueue(Account account) {
    Queue absent = account.absentQueue();
    assertThatAnswer(absent.putRequest().message("a".repeat(65_537)).send())
        .isFault(StorageFault.BODY_TOO_LARGE);
    assertThatAnswer(absent.updateRequest("id", DeleteMessageTest.FAKE, 0).body("no XML").send())
        .hasStatus(400)
        .hasElement("Code", "InvalidXmlDocument");
  }

  @Test
  void metadataComesBeforeTheQueue(Account account) {
    Request request = account.absentQueue().metadataRequest("PUT").header("x-ms-meta-1", "value");
    assertThatAnswer(request.send()).isFault(StorageFault.INVALID_METADATA);
  }
}
