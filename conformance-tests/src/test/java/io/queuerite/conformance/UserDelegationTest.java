package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.DelegationKey;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.Setup;
import io.queuerite.conformance.harness.StorageFault;
import io.queuerite.conformance.harness.Token;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that users get, and the signatures that they make with them. */
@AgainstTarget(setup = Setup.TOKENS)
class UserDelegationTest {
  private static final String INVALID_NODE = "InvalidXmlNodeValue";

  @Test
  @Case(225)
  void aUserGetsAKey(Account account) {
    String start = Sas.hours(-1);
    String expiry = Sas.hours(24);
    Response answer =
        DelegationKey.request(account, start, expiry).bearer(Token.good().text()).send();
    assertThatAnswer(answer).hasStatus(200).hasHeader("Content-Type", "application/xml");
    String value = answer.xml().text("Value");
    assertThat(Base64.getDecoder().decode(value)).hasSize(32);
    assertThatAnswer(answer)
        .hasXml(
            ("<UserDelegationKey><SignedOid>%s</SignedOid><SignedTid>%s</SignedTid>"
                    + "<SignedStart>%s</SignedStart><SignedExpiry>%s</SignedExpiry>"
                    + "<SignedService>q</SignedService><SignedVersion>%s</SignedVersion>"
                    + "<Value>%s</Value></UserDelegationKey>")
                .formatted(Token.USER, Token.TENANT, start, expiry, Account.VERSION, value));
  }

  @Test
  @Case(226)
  void aKeyHolderGetsNone(Account account) {
    StorageFault onlyBearer =
        StorageFault.AUTHENTICATION_FAILED.with(
            "AuthenticationErrorDetail", "Only authentication scheme Bearer is supported");
    assertThatAnswer(DelegationKey.request(account, Sas.hours(0), Sas.hours(1)).send())
        .isFault(onlyBearer);
    assertThatAnswer(
            DelegationKey.request(account, Sas.hours(0), Sas.hours(1)).with(Sas.account()).send())
        .isFault(onlyBearer);
  }

  @Test
  @Case(224)
  void aUsersSignatureLetsOthersIn(Queue queue) {
    DelegationKey key = DelegationKey.get(queue.account(), 1, Token.good());
    Sas sas = Sas.delegated(queue.name(), key);
    assertThatAnswer(queue.putRequest().message("text").with(sas).send()).hasStatus(201);
    Sas first = Sas.delegated(queue.name(), key).set("sv", "2026-02-06");
    assertThatAnswer(queue.peekRequest().version("2026-02-06").with(first).send()).hasStatus(200);
    assertThatAnswer(queue.request("DELETE", "").with(sas).send())
        .isFault(StorageFault.AUTHORIZATION_FAILURE);
    assertThatAnswer(queue.peekRequest().with(sas.permitting("a")).send())
        .isFault(StorageFault.PERMISSION_MISMATCH);
  }

  @Test
  void aSignatureWithAnotherKeyIsNone(Queue queue) {
    DelegationKey key = DelegationKey.get(queue.account(), 1, Token.good());
    DelegationKey longer = DelegationKey.get(queue.account(), 2, Token.good());
    assertThat(longer.value()).isNotEqualTo(key.value());
    Sas mixed = Sas.delegated(queue.name(), key).signedWith(longer.value());
    assertThatAnswer(queue.peekRequest().with(mixed).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
    Sas ofAccount = Sas.delegated(queue.name(), key).signedWith(Account.KEY);
    assertThatAnswer(queue.peekRequest().with(ofAccount).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @Test
  void aSignatureForAColleagueNeedsTheColleague(Queue queue) {
    String colleague = "33333333-3333-3333-3333-333333333333";
    DelegationKey key = DelegationKey.get(queue.account(), 1, Token.good());
    Sas sas = Sas.delegated(queue.name(), key).set("sduoid", colleague);
    assertThatAnswer(queue.peekRequest().with(sas).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
    String token = Token.good().set("oid", colleague).text();
    assertThatAnswer(queue.peekRequest().with(sas).bearer(token).send()).hasStatus(200);
    assertThatAnswer(queue.peekRequest().with(sas).bearer(Token.good().text()).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "soon, 2099-01-01, Start",
    "'', later, Expiry",
    "'', 2099-01-01T00:00:00Z, Expiry",
    "2020-01-01, 2020-01-02, Expiry",
    "2098-12-31T00:00:00Z, 2099-01-01T00:00:00Z, Start"
  })
  void aKeyThatCannotBeIsRefused(String start, String expiry, String node, Account account) {
    Response answer =
        DelegationKey.request(account, start, expiry).bearer(Token.good().text()).send();
    assertThatAnswer(answer).hasStatus(400).hasElement("Code", INVALID_NODE);
    assertThat(answer.xml().text("XmlNodeName")).isEqualTo(node);
  }

  @ParameterizedTest
  @CsvSource({"''", "<KeyInfo>", "<Other/>", "<KeyInfo/>", "<KeyInfo><More/></KeyInfo>"})
  void whatIsNoWishIsRefused(String body, Account account) {
    assertThatAnswer(
            DelegationKey.request(account, "", "").body(body).bearer(Token.good().text()).send())
        .isFault(StorageFault.INVALID_XML);
  }

  @Test
  void aKeyForAnotherTenantComesLater(Account account) {
    String body =
        "<KeyInfo><Start/><Expiry>%s</Expiry><DelegatedUserTid>%s</DelegatedUserTid></KeyInfo>"
            .formatted(Sas.hours(1), Token.TENANT);
    String token = Token.good().text();
    Response answer = DelegationKey.request(account, "", "").body(body).bearer(token).send();
    assertThatAnswer(answer).hasStatus(200);
    assertThat(answer.xml().text("SignedDelegatedUserTid")).isEqualTo(Token.TENANT);
    assertThatAnswer(
            DelegationKey.request(account, "", "")
                .version("2026-02-06")
                .body(body)
                .bearer(token)
                .send())
        .hasStatus(400)
        .hasElement("Code", INVALID_NODE);
  }

  @Test
  void thereAreNoKeysForQueuesInOlderVersions(Account account) {
    assertThatAnswer(
            DelegationKey.request(account, Sas.hours(0), Sas.hours(1))
                .version("2025-11-05")
                .bearer(Token.good().text())
                .send())
        .isFault(StorageFault.invalidValue("comp", "userdelegationkey", ""));
  }
}
