package io.queuerite.emulator.internal.auth;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BearerAuthenticatorTest {
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
  private static final Token GOOD = Token.at(NOW);
  private static final User USER = new User(Token.USER, Token.TENANT);
  private static final ServiceVersion NEW = new ServiceVersion("2026-06-06");
  private static final ServiceVersion OLD = new ServiceVersion("2018-11-09");
  private static final String DETAIL = "AuthenticationErrorDetail";

  private boolean enabled = true;
  private boolean secure = true;

  private User ask(String token, ServiceVersion version) {
    Request request =
        new Request(
            "GET",
            "/devstoreaccount1?comp=list",
            new Headers(List.of()),
            new byte[0],
            new Request.Peer("127.0.0.1", secure, true));
    return new BearerAuthenticator(() -> NOW, enabled)
        .authenticate("Bearer " + token, request, "devstoreaccount1", version);
  }

  private void assertLetIn(Token token) {
    assertThat(ask(token.signed(), NEW)).isEqualTo(USER);
  }

  /** Refused by older versions, asked for another by newer ones. */
  private void assertRefusedBoth(String refused, String challenged, Token token) {
    assertRefused(
        StorageError.AUTHENTICATION_FAILED, () -> ask(token.signed(), OLD), DETAIL, refused);
    assertRefused(
        StorageError.INVALID_BEARER_TOKEN, () -> ask(token.signed(), NEW), DETAIL, challenged);
  }

  private void assertRefusedBoth(String detail, Token token) {
    assertRefusedBoth(detail, detail, token);
  }

  @Test
  void aTokenLetsItsUserInWhoeverSignedIt() {
    assertLetIn(GOOD);
    assertThat(ask(GOOD.unsigned(), NEW)).isEqualTo(USER);
    assertThat(ask("  " + GOOD.signed() + " ", OLD)).isEqualTo(USER);
  }

  @Test
  void aTokenNeedNotNameItsUser() {
    assertThat(ask(GOOD.without("oid").withJson("tid", "7").signed(), NEW))
        .isEqualTo(new User("", ""));
  }

  @Test
  void aTokenHoldsFromItsFirstSecondToItsLast() {
    assertLetIn(GOOD.with("nbf", NOW));
    assertRefusedBoth("Lifetime validation failed.", GOOD.with("nbf", NOW.plusSeconds(1)));
    assertLetIn(GOOD.with("exp", NOW.plusSeconds(1)));
    assertRefusedBoth("Lifetime validation failed. The token is expired.", GOOD.with("exp", NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbf", "exp", "iat", "iss", "aud"})
  void aTokenThatLacksAClaimIsNone(String claim) {
    assertRefusedBoth("Authentication scheme Bearer is not supported.", GOOD.without(claim));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sts.windows.net/any/",
        "https://sts.microsoftonline.de/any/",
        "https://sts.chinacloudapi.cn/any/",
        "https://sts.windows-ppe.net"
      })
  void theIssuersOfAllCloudsAreKnown(String issuer) {
    assertLetIn(GOOD.with("iss", issuer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://sts.windows.net/any/",
        "https://sts.windows.network/any/",
        "https://login.microsoftonline.com/any/v2.0",
        "https://evil.example/https://sts.windows.net/"
      })
  void anotherIssuerIsNot(String issuer) {
    assertRefusedBoth(
        "Invalid token issuer.",
        "Issuer validation failed. Issuer did not match.",
        GOOD.with("iss", issuer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://storage.azure.com",
        "https://storage.azure.com/",
        "e406a681-f3d4-42a8-90b6-c2b029497af1",
        "https://devstoreaccount1.queue.core.windows.net",
        "https://devstoreaccount1.queue.core.chinacloudapi.cn/",
        "https://devstoreaccount1.queue.core.usgovcloudapi.net",
        "https://devstoreaccount1.queue.core.cloudapi.de/"
      })
  void theAudienceIsStorageOrTheAccountsQueues(String audience) {
    assertLetIn(GOOD.with("aud", audience));
    assertLetIn(GOOD.withJson("aud", "[\"https://graph.microsoft.com\",\"" + audience + "\"]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://storage.azure.com/x",
        "https://storageXazure.com",
        "https://another.queue.core.windows.net",
        "https://devstoreaccount1.blob.core.windows.net",
        "https://devstoreaccount1.queue.core.windows.net.evil.example",
        "https://graph.microsoft.com"
      })
  void aTokenForAnotherAudienceIsRefused(String audience) {
    assertRefusedBoth(
        "Invalid token audience.",
        "Audience validation failed. Audience did not match.",
        GOOD.with("aud", audience));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "a.b", "a.b.c", "....", "e30.e30.", "e30.e30.c2ln"})
  void whatIsNoTokenIsToldSo(String garbage) {
    assertRefused(StorageError.INVALID_AUTHENTICATION_INFO, () -> ask(garbage, OLD));
    assertRefused(
        StorageError.INVALID_BEARER_TOKEN,
        () -> ask(garbage, NEW),
        DETAIL,
        "The token is no JSON Web Token.");
  }

  @Test
  void noTokenTravelsOverHttp() {
    secure = false;
    for (ServiceVersion version : List.of(OLD, NEW)) {
      assertRefused(
          StorageError.AUTHENTICATION_FAILED,
          () -> ask(GOOD.signed(), version),
          DETAIL,
          "Authentication scheme Bearer is not allowed with HTTP.");
    }
  }

  @Test
  void theVersionsBeforeTokensKnowNone() {
    assertRefused(
        StorageError.AUTHENTICATION_FAILED,
        () -> ask(GOOD.signed(), new ServiceVersion("2017-07-29")),
        DETAIL,
        "Authentication scheme Bearer is not supported in this version.");
    assertThat(ask(GOOD.signed(), new ServiceVersion("2017-11-09"))).isEqualTo(USER);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whereTokensAreOffAnErrorSaysHowToSwitchThemOn(boolean overHttps) {
    enabled = false;
    secure = overHttps;
    assertRefused(StorageError.INVALID_AUTHENTICATION_INFO, () -> ask(GOOD.signed(), OLD));
    assertRefused(
        StorageError.INVALID_BEARER_TOKEN,
        () -> ask(GOOD.signed(), NEW),
        DETAIL,
        "This emulator takes no bearer tokens: start it with --oauth basic.");
  }

  @Test
  void theSchemeIsWrittenAsOneLikes() {
    assertThat(BearerAuthenticator.concerns("bearer a")).isTrue();
    assertThat(BearerAuthenticator.concerns("Bearera")).isFalse();
    assertThat(BearerAuthenticator.concerns("SharedKey a:b")).isFalse();
  }
}
