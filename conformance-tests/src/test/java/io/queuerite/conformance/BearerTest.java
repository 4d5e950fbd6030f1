package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Setup;
import io.queuerite.conformance.harness.StorageFault;
import io.queuerite.conformance.harness.Token;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bearer tokens of Microsoft Entra ID, where the target takes them. */
@AgainstTarget(setup = Setup.TOKENS)
class BearerTest {
  private static final String OLD = "2018-11-09";
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  @Case(227)
  void aTokenLetsItsUserIn(Queue queue) {
    String token = Token.good().text();
    assertThatAnswer(queue.putRequest().message("text").bearer(token).send()).hasStatus(201);
    assertThatAnswer(queue.metadataRequest("GET").version(OLD).bearer(token).send()).hasStatus(200);
    assertThatAnswer(queue.account().propertiesRequest("GET").bearer(token).send()).hasStatus(200);
    assertThat(queue.peek()).singleElement().returns("text", message -> message.text());
  }

  @Test
  void aTokenNeedsNoDate(Queue queue) {
    assertThatAnswer(
            queue.metadataRequest("GET").without("x-ms-date").bearer(Token.good().text()).send())
        .hasStatus(200);
  }

  @Test
  @Case(228)
  void garbageIsNoTokenInOldVersions(Queue queue) {
    Response answer = queue.metadataRequest("GET").version("2018-03-28").bearer("garbage").send();
    assertThatAnswer(answer)
        .isExactly(StorageFault.INVALID_AUTHENTICATION)
        .hasLength(297)
        .hasNoHeader("x-ms-version");
  }

  @Test
  void garbageIsChallengedInNewVersions(Queue queue) {
    assertThatAnswer(queue.metadataRequest("GET").bearer("garbage").send())
        .isFault(StorageFault.INVALID_TOKEN);
  }

  @Test
  @Case(229)
  void aTokenForSomethingElseIsChallenged(Queue queue) {
    Token elsewhere = Token.good().set("aud", "https://graph.microsoft.com");
    Response answer = queue.metadataRequest("GET").bearer(elsewhere.text()).send();
    assertThatAnswer(answer)
        .isFault(
            StorageFault.INVALID_TOKEN.with(
                "AuthenticationErrorDetail", "Audience validation failed. Audience did not match."))
        .hasNoHeader("x-ms-version");
    assertThat(answer.header("WWW-Authenticate")).hasValueSatisfying(BearerTest::isChallenge);
  }

  private static void isChallenge(String header) {
    assertThat(header)
        .startsWith("Bearer authorization_uri=https://login.microsoftonline.com/")
        .endsWith("/oauth2/authorize resource_id=https://storage.azure.com");
  }

  /** What is wrong with a token. */
  enum Flaw {
    EXPIRED,
    NOT_YET,
    ISSUER,
    AUDIENCE,
    NO_EXPIRY;

    String token() {
      Token good = Token.good();
      Token flawed =
          switch (this) {
            case EXPIRED -> good.time("exp", Duration.ofSeconds(-1));
            case NOT_YET -> good.time("nbf", HOUR);
            case ISSUER -> good.set("iss", "https://login.microsoftonline.com/any/v2.0");
            case AUDIENCE -> good.set("aud", "https://another.queue.core.windows.net");
            case NO_EXPIRY -> good.without("exp");
          };
      return flawed.text();
    }
  }

  @ParameterizedTest
  @Case(230)
  @CsvSource({
    "EXPIRED, Lifetime validation failed. The token is expired.",
    "NOT_YET, Lifetime validation failed.",
    "ISSUER, Invalid token issuer.",
    "AUDIENCE, Invalid token audience.",
    "NO_EXPIRY, Authentication scheme Bearer is not supported."
  })
  void aTokenThatDoesNotHoldIsRefusedInOldVersions(Flaw flaw, String detail, Queue queue) {
    assertThatAnswer(queue.metadataRequest("GET").version(OLD).bearer(flaw.token()).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED.with("AuthenticationErrorDetail", detail));
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED, Lifetime validation failed. The token is expired.",
    "ISSUER, Issuer validation failed. Issuer did not match."
  })
  void aTokenThatDoesNotHoldIsChallengedInNewVersions(Flaw flaw, String detail, Queue queue) {
    assertThatAnswer(queue.metadataRequest("GET").bearer(flaw.token()).send())
        .isFault(StorageFault.INVALID_TOKEN.with("AuthenticationErrorDetail", detail));
  }

  @Test
  void aVersionBeforeTokensKnowsNone(Queue queue) {
    Request request = queue.metadataRequest("GET").version("2017-07-29");
    assertThatAnswer(request.bearer(Token.good().text()).send())
        .isFault(
            StorageFault.AUTHENTICATION_FAILED.with(
                "AuthenticationErrorDetail",
                "Authentication scheme Bearer is not supported in this version."));
  }

  @Test
  @Case(232)
  void aTokenIsNotForAccessPolicies(Queue queue) {
    String token = Token.good().text();
    assertThatAnswer(queue.aclRequest("GET").bearer(token).send())
        .isFault(StorageFault.PERMISSION_MISMATCH);
    assertThatAnswer(queue.aclRequest("PUT").bearer(token).send())
        .isFault(StorageFault.PERMISSION_MISMATCH);
  }
}
