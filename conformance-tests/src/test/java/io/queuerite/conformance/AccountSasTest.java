package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.TableOperation.Scene;
import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Percent;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.StorageFault;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures for the whole account. */
@AgainstTarget
class AccountSasTest {
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"GET_QUEUE_ACL", "SET_QUEUE_ACL", "SET_SERVICE_PROPERTIES"})
  @Case(196)
  void allowsEveryOperationOfTheTable(TableOperation operation, Account account) {
    assertThatAnswer(operation.request(Scene.set(account)).with(Sas.account()).send())
        .hasStatus(operation.success());
  }

  @Test
  @Case(197)
  void needsThePermission(Account account) {
    Sas sas = Sas.account().permitting("wdlacup");
    assertThatAnswer(account.propertiesRequest("GET").with(sas).version("2019-02-02").send())
        .isFault(StorageFault.PERMISSION_MISMATCH)
        .hasLength(279);
  }

  @Test
  void isRefusedInTheVersionThatItAsksFor(Account account) {
    Sas sas = Sas.account().permitting("w");
    assertThatAnswer(account.propertiesRequest("GET").with(sas).version("2019-02-02").send())
        .hasStatus(403)
        .hasHeader("x-ms-version", "2019-02-02");
  }

  @Test
  @Case(198)
  void needsTheResourceType(Account account) {
    Sas sas = Sas.account().set("srt", "co");
    assertThatAnswer(account.propertiesRequest("GET").with(sas).send())
        .isFault(StorageFault.RESOURCE_TYPE_MISMATCH)
        .hasLength(284);
  }

  @Test
  @Case(199)
  void needsTheService(Account account) {
    Sas sas = Sas.account().set("ss", "b");
    assertThatAnswer(account.propertiesRequest("GET").with(sas).send())
        .isFault(StorageFault.SERVICE_MISMATCH)
        .hasNoHeader("x-ms-version")
        .hasLength(273);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c", "w"})
  @Case({200, 201})
  void createsAQueueWithEitherOfTwoLetters(String letter, Account account) {
    Sas sas = Sas.account().permitting(letter);
    assertThatAnswer(account.absentQueue().request("PUT", "").with(sas).send()).hasStatus(201);
  }

  @Test
  @Case(202)
  void createsNoQueueWithAllOtherLetters(Account account) {
    Sas sas = Sas.account().permitting("rdlaup");
    Queue queue = account.absentQueue();
    assertThatAnswer(queue.request("PUT", "").with(sas).send())
        .isFault(StorageFault.PERMISSION_MISMATCH);
    assertThatAnswer(queue.metadataRequest("GET").send()).isFault(StorageFault.QUEUE_NOT_FOUND);
  }

  @Test
  @Case(203)
  void takesItsLettersInAnyOrder(Account account) {
    Sas sas = Sas.account().permitting("larwdycup").set("srt", "soc").set("ss", "tqfb");
    assertThatAnswer(account.propertiesRequest("GET").with(sas).send()).hasStatus(200);
  }

  @Test
  @Case(204)
  void deletesAMessageAsAnObject(Account account) {
    Scene scene = Scene.set(account);
    Sas sas = Sas.account().set("srt", "o").permitting("p");
    assertThatAnswer(TableOperation.DELETE_MESSAGE.request(scene).with(sas).send()).hasStatus(204);
    assertThat(scene.queue().count()).isZero();
  }

  @Test
  @Case(205)
  void clearsMessagesAsObjects(Account account) {
    Scene scene = Scene.set(account);
    Sas sas = Sas.account().set("srt", "o").permitting("d");
    assertThatAnswer(scene.queue().clearRequest().with(sas).send()).hasStatus(204);
    assertThat(scene.queue().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT"})
  @Case(206)
  void hasNoSayInAccessPolicies(String method, Queue queue) {
    assertThatAnswer(queue.aclRequest(method).with(Sas.account()).send())
        .hasStatus(403)
        .hasHeader("x-ms-error-code", "AuthorizationPermissionMismatch");
  }

  @Test
  @Case(207)
  void isSignedOnce(Account account) {
    Sas sas = Sas.account();
    String again = "&sig=" + Percent.encode(sas.signature());
    assertThatAnswer(account.propertiesRequest("GET").withToken(sas.token() + again).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @Test
  @Case(208)
  void ends(Account account) {
    Sas sas = Sas.account().set("st", "2019-06-13T16:18:07Z").expiring("2019-06-14T16:23:07Z");
    Response answer = account.propertiesRequest("GET").with(sas).send();
    assertThatAnswer(answer).isFault(StorageFault.AUTHENTICATION_FAILED);
    assertThat(answer.xml().text("AuthenticationErrorDetail"))
        .startsWith(
            "Signature not valid in the specified time frame: Start [Thu, 13 Jun 2019 16:18:07 GMT]"
                + " - Expiry [Fri, 14 Jun 2019 16:23:07 GMT] - Current [");
  }

  @Test
  void doesNotBeginEarly(Account account) {
    Sas sas = Sas.account().set("st", Sas.hours(1)).expiring(Sas.hours(2));
    Response answer = account.propertiesRequest("GET").with(sas).send();
    assertThatAnswer(answer).isFault(StorageFault.AUTHENTICATION_FAILED);
    assertThat(answer.xml().text("AuthenticationErrorDetail"))
        .startsWith("Signature not valid in the specified time frame: Start [");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sp", "ss", "srt", "se", "sv"})
  void needsAllThatIsMandatory(String field, Account account) {
    assertThatAnswer(account.propertiesRequest("GET").with(Sas.account().without(field)).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED)
        .hasElement("Code", "AuthenticationFailed");
  }

  @Test
  @Case(209)
  void isWorthNothingOnceChanged(Account account) {
    String more = Sas.account().permitting("r").token().replace("sp=r&", "sp=rw&");
    assertThatAnswer(account.propertiesRequest("GET").withToken(more).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @Test
  void showsWhatItSignedToOneWhoChangedIt(Account account) {
    Sas signed = Sas.account().permitting("r");
    String more = signed.token().replace("sp=r&", "sp=rw&");
    assertThatAnswer(account.propertiesRequest("GET").withToken(more).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED)
        .hasElement(
            "AuthenticationErrorDetail",
            "Signature did not match. String to sign used was "
                + signed.permitting("rw").stringToSign());
  }

  @Test
  void isWorthNothingWithAnotherKey(Account account) {
    String key = Base64.getEncoder().encodeToString(new byte[64]);
    assertThatAnswer(account.propertiesRequest("GET").with(Sas.account().signedWith(key)).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2015-04-05", "2016-05-31", "2019-02-02", "2020-10-02", "2020-12-06"})
  void isTakenInEveryVersionAndNamesTheOneToAnswerIn(String version, Account account) {
    Sas sas = Sas.account().set("sv", version);
    assertThatAnswer(account.propertiesRequest("GET").without("x-ms-version").with(sas).send())
        .hasStatus(200)
        .hasHeader("x-ms-version", version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2015-02-21", "2015-04-06", "2099-01-01", "new"})
  void isNotTakenInVersionsThatHaveNoSuchSignature(String version, Account account) {
    Sas sas = Sas.account().set("sv", version);
    assertThatAnswer(account.propertiesRequest("GET").with(sas).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }
}
