package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Request.Signing;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.ResponseAssert;
import io.queuerite.conformance.harness.StorageFault;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told of the account's rules. */
@AgainstTarget(alone = true)
class CorsTest {
  private static final String PAGE = "http://www.contoso.com";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String EXPOSE = "Access-Control-Expose-Headers";
  private static final String ANYBODY = rule("*", "GET,HEAD,PUT,POST,DELETE", "x-ms-*", "*");
  private static final String CONTOSO = rule(PAGE, "GET,PUT", "x-ms-meta-*,x-ms-date", "x-ms-*");

  @BeforeEach
  void begin(Account account) {
    rules(account);
  }

  @Test
  @Case(233)
  void withoutRulesNobodyMay(Account account) {
    assertThatAnswer(preflight(account, "/q", PAGE, "GET").send())
        .isFault(StorageFault.CORS_FAILURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin", "Access-Control-Request-Method"})
  @Case({234, 235})
  void mustSayWhoAsksForWhat(String missing, Account account) {
    rules(account, ANYBODY);
    assertThatAnswer(preflight(account, "/q", PAGE, "GET").without(missing).send())
        .hasStatus(400)
        .hasElement("Code", "InvalidHeaderValue");
  }

  @Test
  @Case({236, 237})
  void aMatchIsToldWhatItMayDo(Account account) {
    rules(account, CONTOSO);
    String path = "/" + Account.uniqueName() + "/messages";
    Response answer =
        preflight(account, path, PAGE, "PUT")
            .header("Access-Control-Request-Headers", "x-ms-meta-a, X-MS-Date")
            .send();
    assertThatAnswer(answer)
        .hasStatus(200)
        .hasLength(0)
        .hasHeader(ALLOW_ORIGIN, PAGE)
        .hasHeader("Access-Control-Allow-Methods", "PUT")
        .hasHeader("Access-Control-Allow-Headers", "x-ms-meta-a, X-MS-Date")
        .hasHeader("Access-Control-Max-Age", "5")
        .hasHeader("Access-Control-Allow-Credentials", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.contoso.com, DELETE, x-ms-date",
    "http://www.contoso.com, GET, x-other",
    "http://www.contoso.com, GET, 'x-ms-date,x-other'",
    "http://www.CONTOSO.com, GET, x-ms-date",
    "https://www.contoso.com, GET, x-ms-date",
    "http://contoso.com, GET, x-ms-date"
  })
  void whoMatchesNoRuleMayNot(String origin, String method, String headers, Account account) {
    rules(account, CONTOSO);
    assertThatAnswer(
            preflight(account, "/q", origin, method)
                .header("Access-Control-Request-Headers", headers)
                .send())
        .isFault(StorageFault.CORS_FAILURE);
  }

  /** The documentation's own three rules, and what it says of three requests. */
  @ParameterizedTest
  @CsvSource({
    "PUT, x-ms-blob-content-type, 200",
    "GET, x-ms-blob-content-type, 200",
    "GET, x-ms-client-request-id, 403"
  })
  @Case(238)
  void theFirstRuleForOriginAndMethodDecides(
      String method, String header, int status, Account account) {
    String blob = "x-ms-blob-content-type, x-ms-blob-content-disposition";
    rules(
        account,
        rule(PAGE, "PUT,HEAD", blob, "x-ms-*"),
        rule("*", "PUT,GET", blob, "x-ms-*"),
        rule(PAGE, "GET", "x-ms-client-request-id", "x-ms-*"));
    assertThatAnswer(
            preflight(account, "/q", PAGE, method)
                .header("Access-Control-Request-Headers", header)
                .send())
        .hasStatus(status);
  }

  @Test
  @Case(239)
  void everyReadIsToldThatAnybodyMay(Account account, Queue queue) {
    rules(account, ANYBODY);
    Response answer = queue.getRequest().header("x-ms-client-request-id", "abc").send();
    assertThatAnswer(answer)
        .hasStatus(200)
        .hasHeader(ALLOW_ORIGIN, "*")
        .hasNoHeader("Vary")
        .hasNoHeader("Access-Control-Allow-Credentials");
    assertThat(List.of(answer.requiredHeader(EXPOSE).split(",", -1)))
        .contains(
            "x-ms-request-id",
            "x-ms-client-request-id",
            "Server",
            "x-ms-version",
            "Content-Type",
            "Cache-Control")
        .endsWith("Content-Length", "Date", "Transfer-Encoding");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Case({240, 241})
  void aWriteFromNoPageIsToldNothing(boolean anybody, Account account, Queue queue) {
    rules(account, anybody ? ANYBODY : CONTOSO);
    hasNoCors(queue.putRequest().message("text").send()).hasStatus(201).hasNoHeader("Vary");
    hasNoCors(queue.metadataRequest("PUT").send()).hasStatus(204).hasNoHeader("Vary");
  }

  @Test
  @Case(241)
  void aReadFromNoPageIsToldThatOriginsMatter(Account account, Queue queue) {
    rules(account, CONTOSO);
    hasNoCors(queue.getRequest().send()).hasStatus(200).hasHeader("Vary", "Origin");
    hasNoCors(queue.metadataRequest("HEAD").send()).hasStatus(200).hasHeader("Vary", "Origin");
  }

  @Test
  @Case(242)
  void aReadFromThePageIsTheirs(Account account, Queue queue) {
    rules(account, CONTOSO);
    Response answer = queue.getRequest().header("Origin", PAGE).send();
    assertThatAnswer(answer)
        .hasStatus(200)
        .hasHeader(ALLOW_ORIGIN, PAGE)
        .hasHeader("Vary", "Origin");
    assertThat(List.of(answer.requiredHeader(EXPOSE).split(",", -1)))
        .contains("x-ms-request-id", "x-ms-version")
        .allMatch(name -> name.startsWith("x-ms-"));
  }

  @Test
  void aWriteFromThePageIsTheirs(Account account, Queue queue) {
    rules(account, CONTOSO);
    assertThatAnswer(queue.metadataRequest("PUT").header("Origin", PAGE).send())
        .hasStatus(204)
        .hasHeader(ALLOW_ORIGIN, PAGE)
        .hasNoHeader("Vary")
        .hasHeader(EXPOSE);
  }

  @Test
  void whereAnybodyMayThePageIsNotNamed(Account account, Queue queue) {
    rules(account, ANYBODY);
    assertThatAnswer(queue.getRequest().header("Origin", PAGE).send())
        .hasStatus(200)
        .hasHeader(ALLOW_ORIGIN, "*")
        .hasNoHeader("Vary");
  }

  @Test
  @Case(243)
  void aReadFromAnotherPageIsAnsweredWithoutLeave(Account account, Queue queue) {
    rules(account, CONTOSO);
    hasNoCors(queue.getRequest().header("Origin", "http://other").send())
        .hasStatus(200)
        .hasHeader("Vary", "Origin");
  }

  @Test
  void withoutRulesNothingIsAdded(Account account, Queue queue) {
    rules(account);
    hasNoCors(queue.getRequest().header("Origin", PAGE).send()).hasStatus(200).hasNoHeader("Vary");
  }

  @Test
  @Case(244)
  void errorsAreForPagesToReadAsWell(Account account) {
    rules(account, ANYBODY);
    assertThatAnswer(account.absentQueue().metadataRequest("GET").send())
        .hasStatus(404)
        .hasHeader(ALLOW_ORIGIN, "*")
        .hasHeader(EXPOSE);
    assertThatAnswer(account.propertiesRequest("GET").signing(Signing.NONE).send())
        .hasStatus(401)
        .hasHeader(ALLOW_ORIGIN, "*");
  }

  @Test
  void aRuleThatExposesNothingOnlyGivesLeave(Account account, Queue queue) {
    rules(account, rule("*", "GET", "", ""));
    assertThatAnswer(queue.getRequest().send()).hasHeader(ALLOW_ORIGIN, "*").hasNoHeader(EXPOSE);
  }

  private static Request preflight(Account account, String path, String origin, String method) {
    return account
        .request("OPTIONS", path)
        .signing(Signing.NONE)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", method);
  }

  private static ResponseAssert hasNoCors(Response answer) {
    return assertThatAnswer(answer)
        .hasNoHeader(ALLOW_ORIGIN)
        .hasNoHeader(EXPOSE)
        .hasNoHeader("Access-Control-Allow-Credentials");
  }

  private static String rule(String origins, String methods, String allowed, String exposed) {
    return "<CorsRule><AllowedOrigins>%s</AllowedOrigins><AllowedMethods>%s</AllowedMethods><MaxAgeInSeconds>5</MaxAgeInSeconds><ExposedHeaders>%s</ExposedHeaders><AllowedHeaders>%s</AllowedHeaders></CorsRule>"
        .formatted(origins, methods, exposed, allowed);
  }

  private static void rules(Account account, String... rules) {
    String body =
        "<StorageServiceProperties><Cors>%s</Cors></StorageServiceProperties>"
            .formatted(String.join("", rules));
    assertThatAnswer(account.propertiesRequest("PUT").body(body).send()).hasStatus(202);
  }
}
