package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;

import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.StorageFault;
import org.junit.jupiter.api.Test;

/** Signatures that leave what they allow, or a part of it, to a policy stored with the queue. */
@AgainstTarget
class StoredAccessPolicyTest {
  private static final String READ = "<Permission>r</Permission>";
  private static final String FROM_NOW_ON = "<Start>2019-01-01</Start><Expiry>2099-01-01</Expiry>";

  @Test
  @Case(216)
  void saysAllThatTheSignatureDoesNot(Queue queue) {
    store(queue, FROM_NOW_ON + READ);
    assertThatAnswer(queue.peekRequest().with(byPolicy(queue)).send()).hasStatus(200);
    assertThatAnswer(queue.getRequest().with(byPolicy(queue)).send())
        .isFault(StorageFault.PERMISSION_MISMATCH);
  }

  @Test
  void cannotGiveWhatNoQueuesSignatureGives(Queue queue) {
    store(queue, FROM_NOW_ON + READ);
    assertThatAnswer(queue.clearRequest().with(byPolicy(queue)).send())
        .isFault(StorageFault.AUTHORIZATION_FAILURE);
  }

  @Test
  @Case(216)
  void saysWhenItIsOver(Queue queue) {
    store(queue, "<Expiry>2019-01-01</Expiry>" + READ);
    refused(queue, byPolicy(queue));
    store(queue, "<Start>2099-01-01</Start><Expiry>2099-01-02</Expiry>" + READ);
    refused(queue, byPolicy(queue));
  }

  @Test
  @Case(217)
  void leavesPermissionsToTheSignature(Queue queue) {
    store(queue, FROM_NOW_ON);
    assertThatAnswer(queue.peekRequest().with(byPolicy(queue).permitting("r")).send())
        .hasStatus(200);
    assertThatAnswer(queue.peekRequest().with(byPolicy(queue).permitting("a")).send())
        .isFault(StorageFault.PERMISSION_MISMATCH);
  }

  @Test
  void leavesTimesToTheSignature(Queue queue) {
    store(queue, READ);
    Sas sas = byPolicy(queue).set("st", Sas.hours(-1)).expiring(Sas.hours(1));
    assertThatAnswer(queue.peekRequest().with(sas).send()).hasStatus(200);
  }

  @Test
  @Case(218)
  void mustBeThere(Queue queue) {
    store(queue, FROM_NOW_ON + READ);
    refused(
        queue,
        Sas.policy(queue.name(), "other"),
        "SAS identifier cannot be found for specified signed identifier");
  }

  @Test
  @Case(219)
  void isRevokedByDeletingIt(Queue queue) {
    store(queue, FROM_NOW_ON + READ);
    Sas sas = byPolicy(queue);
    assertThatAnswer(queue.peekRequest().with(sas).send()).hasStatus(200);
    assertThatAnswer(queue.aclRequest("PUT").send()).hasStatus(204);
    refused(queue, sas);
  }

  @Test
  void isChangedForSignaturesThatAreOut(Queue queue) {
    store(queue, FROM_NOW_ON + READ);
    Sas sas = byPolicy(queue);
    store(queue, FROM_NOW_ON + "<Permission>a</Permission>");
    assertThatAnswer(queue.peekRequest().with(sas).send())
        .isFault(StorageFault.PERMISSION_MISMATCH);
    assertThatAnswer(queue.putRequest().message("text").with(sas).send()).hasStatus(201);
  }

  @Test
  void saysNothingThatTheSignatureSaysToo(Queue queue) {
    store(queue, FROM_NOW_ON + READ);
    String both =
        "Access policy fields can be associated with signature or SAS identifier but not both";
    refused(queue, byPolicy(queue).permitting("r"), both);
    refused(queue, byPolicy(queue).expiring(Sas.hours(1)), both);
    refused(queue, byPolicy(queue).set("st", Sas.hours(-1)), both);
  }

  @Test
  void leavesNothingOpen(Queue queue) {
    store(queue, READ);
    refused(queue, byPolicy(queue), "se is mandatory. Cannot be empty");
    store(queue, FROM_NOW_ON);
    refused(queue, byPolicy(queue), "sp is mandatory. Cannot be empty");
  }

  /** Whoever holds no key learns nothing of queues that are not there. */
  @Test
  void isNotFoundWithoutAQueue(Queue queue) {
    Queue absent = queue.account().absentQueue();
    refused(
        absent, byPolicy(absent), "SAS identifier cannot be found for specified signed identifier");
  }

  private static Sas byPolicy(Queue queue) {
    return Sas.policy(queue.name(), "policy");
  }

  private static void store(Queue queue, String policy) {
    String body =
        "<SignedIdentifiers><SignedIdentifier><Id>policy</Id><AccessPolicy>%s</AccessPolicy></SignedIdentifier></SignedIdentifiers>"
            .formatted(policy);
    assertThatAnswer(queue.aclRequest("PUT").body(body).send()).hasStatus(204);
  }

  private static Response refused(Queue queue, Sas sas) {
    Response answer = queue.peekRequest().with(sas).send();
    assertThatAnswer(answer).isFault(StorageFault.AUTHENTICATION_FAILED);
    return answer;
  }

  private static void refused(Queue queue, Sas sas, String detail) {
    assertThatAnswer(refused(queue, sas)).hasElement("AuthenticationErrorDetail", detail);
  }
}
