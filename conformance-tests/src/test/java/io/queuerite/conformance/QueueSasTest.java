package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.TableOperation.Scene;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.StorageFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures for one queue. */
@AgainstTarget
class QueueSasTest {
  @ParameterizedTest
  @EnumSource(
      names = {
        "PUT_MESSAGE",
        "GET_MESSAGES",
        "PEEK_MESSAGES",
        "UPDATE_MESSAGE",
        "DELETE_MESSAGE",
        "GET_QUEUE_METADATA"
      })
  @Case(210)
  void allowsWhatConcernsMessages(TableOperation operation, Account account) {
    Scene scene = Scene.set(account);
    assertThatAnswer(operation.request(scene).with(of(scene.queue())).send())
        .hasStatus(operation.success());
  }

  @Test
  @Case(211)
  void updatesNothingWithoutThePermission(Account account) {
    Scene scene = Scene.set(account);
    Sas sas = of(scene.queue()).permitting("rap");
    assertThatAnswer(TableOperation.UPDATE_MESSAGE.request(scene).with(sas).send())
        .isFault(StorageFault.PERMISSION_MISMATCH);
  }

  @Test
  @Case(212)
  void deletesNoQueue(Queue queue) {
    assertThatAnswer(queue.request("DELETE", "").with(of(queue)).send())
        .isFault(StorageFault.AUTHORIZATION_FAILURE)
        .hasLength(246);
    assertThat(queue.count()).isZero();
  }

  @Test
  @Case(213)
  void clearsNothing(Queue queue) {
    queue.put("text");
    assertThatAnswer(queue.clearRequest().with(of(queue)).send())
        .isFault(StorageFault.AUTHORIZATION_FAILURE);
    assertThat(queue.count()).isEqualTo(1);
  }

  @Test
  @Case(214)
  void peeksNotWithoutThePermission(Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue).permitting("ap")).send())
        .isFault(StorageFault.PERMISSION_MISMATCH);
  }

  @Test
  @Case(215)
  void isForItsOwnQueueOnly(Queue queue) {
    Queue other = queue.account().newQueue();
    assertThatAnswer(other.peekRequest().with(of(queue)).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @Test
  @Case(220)
  void needsNoStart(Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue)).send()).hasStatus(200);
    assertThatAnswer(queue.peekRequest().with(of(queue).set("st", Sas.hours(-1))).send())
        .hasStatus(200);
  }

  @Test
  @Case(221)
  void takesAnyAddressAndProtocol(Queue queue) {
    Sas sas = of(queue).set("sip", "0.0.0.0-255.255.255.255").set("spr", "https,http");
    assertThatAnswer(queue.peekRequest().with(sas).send()).hasStatus(200);
  }

  @Test
  @Case(222)
  void keepsToHttpsWhereItSaysSo(Queue queue) {
    Response answer = queue.peekRequest().with(of(queue).set("spr", "https")).send();
    if (queue.account().endpoint().uri().getScheme().equals("https")) {
      assertThatAnswer(answer).hasStatus(200);
    } else {
      assertThatAnswer(answer).isFault(StorageFault.PROTOCOL_MISMATCH);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "http,https", "ftp", "https,http,"})
  void takesNoOtherProtocols(String protocols, Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue).set("spr", protocols)).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "127.0.0.2-127.0.0.9", "126.0.0.0-127.0.0.0"})
  @Case(223)
  void isForItsOwnAddressesOnly(String range, Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue).set("sip", range)).send())
        .hasStatus(403)
        .hasElement("Code", "AuthorizationSourceIPMismatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.1-127.0.0.1", "126.255.255.255-127.0.0.2"})
  void countsBothEndsOfARange(String range, Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue).set("sip", range)).send()).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "localhost", "127.0.0.256", "127.0.0.1-", "127.0.0.1/8"})
  void takesNoRangeThatIsNone(String range, Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue).set("sip", range)).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr", "rr", "rx", "w"})
  void takesItsLettersInTheirOrderAndOnce(String letters, Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue).permitting(letters)).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2099-01-01",
        "2099-01-01T00:00Z",
        "2099-01-01T00:00:00Z",
        "2099-01-01T00:00:00.5Z"
      })
  void takesEveryFormOfDate(String expiry, Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue).expiring(expiry)).send()).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-01-01", "2019-01-01T00:00Z", "never", "2099-13-01"})
  void takesNoDateThatIsOverOrNone(String expiry, Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue).expiring(expiry)).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2012-02-12", "2013-08-15", "2014-02-14", "2015-02-21", "2015-04-05"})
  void isSignedAsItsVersionHasIt(String version, Queue queue) {
    Sas sas = of(queue).set("sv", version);
    assertThatAnswer(queue.peekRequest().version(version).with(sas).send()).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"se", "sp", "sv"})
  void needsAllThatIsMandatory(String field, Queue queue) {
    assertThatAnswer(queue.peekRequest().with(of(queue).without(field)).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  /** What the emulator's clock does must not lock a test out of its own queue. */
  @Test
  void isJudgedByTheRealTime(Queue queue) {
    Sas sas = of(queue);
    queue.passTime(Duration.ofSeconds(2));
    assertThatAnswer(queue.peekRequest().with(sas).send()).hasStatus(200);
  }

  private static Sas of(Queue queue) {
    return Sas.queue(queue.name());
  }
}
