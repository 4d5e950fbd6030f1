package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.HttpDate;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.RawConnection;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Request.Signing;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.SharedKey;
import io.queuerite.conformance.harness.StorageFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, and what those are told who may not. */
@AgainstTarget
class SharedKeyTest {
  private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[64]);

  /**
   * The signer gives the published signatures for these requests; their date has yet to come, so
   * here they bear today's.
   */
  @Test
  @Case(186)
  void acceptsTheRequestsOfTheVectors(Account account, Queue queue) {
    assertThatAnswer(account.request("GET", "?comp=list&maxresults=2&prefix=a%20b").send())
        .hasStatus(200);
    for (Signing signing : new Signing[] {Signing.SHARED_KEY, Signing.SHARED_KEY_LITE}) {
      Response put =
          queue
              .putRequest()
              .query("visibilitytimeout=5&messagettl=-1")
              .header("Content-Type", "application/xml")
              .message("text")
              .signing(signing)
              .send();
      assertThatAnswer(put).hasStatus(201);
    }
    assertThatAnswer(lite(queue.metadataRequest("GET").query("timeout=9"))).hasStatus(200);
  }

  /** There the path does not begin with the account, and what is signed names it once. */
  @Test
  @Case(186)
  void acceptsTheAccountInTheHostName(Account account, Queue queue) {
    String host = Account.NAME + ".queue.localhost:" + account.endpoint().uri().getPort();
    Request request =
        account
            .requestTo("POST", "/" + queue.name() + "/messages?visibilitytimeout=5&messagettl=-1")
            .header("Host", host)
            .message("text");
    assertThatAnswer(request.send()).hasStatus(201);
    assertThat(request.stringToSign()).contains("\n/devstoreaccount1/" + queue.name());
    assertThat(queue.count()).isEqualTo(1);
  }

  @Test
  void refusesStrangersAsTheFrontEndDoes(Queue queue) {
    Request request = queue.metadataRequest("GET").signedBy(Account.NAME, OTHER_KEY);
    assertThatAnswer(request.send()).hasHeader("Server", "Microsoft-HTTPAPI/2.0");
  }

  @Test
  @Case(187)
  void showsWhatItSignedToOneWithAnotherKey(Queue queue) {
    Request request = queue.metadataRequest("GET").signedBy(Account.NAME, OTHER_KEY);
    Response answer = request.send();
    String signature = SharedKey.sign(request.stringToSign(), OTHER_KEY);
    assertThatAnswer(answer)
        .isFault(StorageFault.AUTHENTICATION_FAILED)
        .hasNoHeader("x-ms-version")
        .hasElement(
            "AuthenticationErrorDetail",
            "The MAC signature found in the HTTP request '"
                + signature
                + "' is not the same as any computed signature. Server used following string to sign: '"
                + request.stringToSign()
                + "'.");
  }

  @Test
  @Case(188)
  void refusesADateOfSixteenMinutesAgo(Queue queue) {
    String date = HttpDate.format(Instant.now().minus(Duration.ofMinutes(16)));
    assertThatAnswer(queue.metadataRequest("GET").header("x-ms-date", date).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED)
        .hasElement("AuthenticationErrorDetail", "Request date header too old: '" + date + "'");
  }

  @ParameterizedTest
  @ValueSource(ints = {-14, 14})
  @Case(189)
  void acceptsADateOfFourteenMinutesOff(int minutes, Queue queue) {
    String date = HttpDate.format(Instant.now().plus(Duration.ofMinutes(minutes)));
    assertThatAnswer(queue.metadataRequest("GET").header("x-ms-date", date).send()).hasStatus(200);
  }

  @Test
  void refusesADateOfSixteenMinutesAhead(Queue queue) {
    String date = HttpDate.format(Instant.now().plus(Duration.ofMinutes(16)));
    assertThatAnswer(queue.metadataRequest("GET").header("x-ms-date", date).send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Signing.class,
      names = {"SHARED_KEY", "SHARED_KEY_LITE"})
  @Case(190)
  void leavesDateOutWhereTheServicesOwnDateIsGiven(Signing signing, Queue queue) {
    String old = HttpDate.format(Instant.now().minus(Duration.ofDays(1)));
    Request request = queue.metadataRequest("GET").header("Date", old).signing(signing);
    assertThatAnswer(request.send()).hasStatus(200);
    assertThat(request.stringToSign()).doesNotContain(old);
  }

  @ParameterizedTest
  @EnumSource(
      value = Signing.class,
      names = {"SHARED_KEY", "SHARED_KEY_LITE"})
  void readsDateWhereItIsTheOnlyOne(Signing signing, Queue queue) {
    Request request =
        queue
            .metadataRequest("GET")
            .without("x-ms-date")
            .header("Date", HttpDate.format(Instant.now()))
            .signing(signing);
    assertThatAnswer(request.send()).hasStatus(200);
  }

  @Test
  void refusesARequestWithoutADate(Queue queue) {
    assertThatAnswer(queue.metadataRequest("GET").without("x-ms-date").send())
        .isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @Test
  @Case(192)
  void signsNoParameterButCompForLite(Queue queue) {
    assertThatAnswer(lite(queue.metadataRequest("GET").query("timeout=9"))).hasStatus(200);
  }

  @Test
  void refusesAnotherKeyForLiteToo(Queue queue) {
    Request forged = queue.metadataRequest("GET").signedBy(Account.NAME, OTHER_KEY);
    assertThatAnswer(lite(forged)).isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @Test
  @Case(193)
  void findsNothingForStrangersInOldVersions(Queue queue) {
    Request request = queue.metadataRequest("GET").version("2018-11-09").signing(Signing.NONE);
    assertThatAnswer(request.send()).isFault(StorageFault.RESOURCE_NOT_FOUND);
  }

  @Test
  @Case(194)
  void asksStrangersWhoTheyAre(Queue queue) {
    Response answer = queue.metadataRequest("GET").signing(Signing.NONE).send();
    assertThatAnswer(answer).isFault(StorageFault.NO_AUTHENTICATION);
    assertThat(answer.requiredHeader("WWW-Authenticate")).startsWith("Bearer authorization_uri=");
  }

  @Test
  @Case(195)
  void knowsNoOtherAccount(Account account) {
    Request request =
        account
            .requestTo("GET", "/unknownaccount?comp=list")
            .signedBy("unknownaccount", Account.KEY);
    assertThatAnswer(request.send()).isFault(StorageFault.RESOURCE_NOT_FOUND);
  }

  @Test
  void refusesAnAccountThatIsNotTheUrls(Queue queue) {
    Request request = queue.metadataRequest("GET").signedBy("unknownaccount", Account.KEY);
    assertThatAnswer(request.send()).isFault(StorageFault.AUTHENTICATION_FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "visibilitytimeout=5, visibilitytimeout=6",
    "messages?, messages/?",
    "x-ms-version: 2026-06-06, x-ms-version: 2026-04-06",
    "Content-Type: application/xml, Content-Type: application/xmL",
    "POST /, PUT /",
    "x-ms-meta-a: 1, x-ms-meta-a: 2",
    "x-ms-meta-a: 1, x-ms-meta-b: 1"
  })
  void refusesWhatWasAlteredAfterSigning(String original, String altered, Queue queue) {
    Request request =
        queue
            .putRequest()
            .query("visibilitytimeout=5")
            .header("Content-Type", "application/xml")
            .header("x-ms-meta-a", "1")
            .message("text");
    String bytes = new String(request.bytes(), StandardCharsets.UTF_8);
    assertThat(bytes).contains(original);
    try (RawConnection connection = queue.account().connect()) {
      connection.send(bytes.replace(original, altered));
      assertThatAnswer(connection.read("POST")).isFault(StorageFault.AUTHENTICATION_FAILED);
    }
    assertThat(queue.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SharedKey",
        "SharedKey devstoreaccount1",
        "SharedKey devstoreaccount1:",
        "Basic YTpi",
        "x"
      })
  void refusesAnAuthorizationThatIsNone(String authorization, Queue queue) {
    Response answer = queue.metadataRequest("GET").header("Authorization", authorization).send();
    assertThat(answer.status()).as("%s", answer).isBetween(400, 403);
  }

  @Test
  void signsALengthOfZeroInOldVersions(Account account) {
    Request create = account.absentQueue().request("PUT", "").version("2014-02-14");
    assertThatAnswer(create.send()).hasStatus(201);
    assertThat(create.stringToSign()).startsWith("PUT\n\n\n0\n");
  }

  @Test
  void signsWhatIsUnusualAsTheReferenceSays(Queue queue) {
    Stream.of(
            queue.metadataRequest("GET").header("x-ms-client-request-id", ""),
            queue.metadataRequest("GET").header("x-ms-client-request-id", "  one   two  "),
            queue.metadataRequest("GET").header("X-MS-Client-Request-ID", "upper"),
            queue.metadataRequest("GET").query("banana=%C3%A9%2B%26%3D%2F"),
            queue.metadataRequest("GET").query("banana=b&banana=a&BANANA=c"),
            queue.metadataRequest("GET").query("TimeOut=9"),
            queue.metadataRequest("GET").query("banana=&apple"),
            queue.metadataRequest("GET").header("If-Match", "*").header("Range", "bytes=0-1"))
        .forEach(request -> assertThatAnswer(request.send()).hasStatus(200));
  }

  private static Response lite(Request request) {
    return request.signing(Signing.SHARED_KEY_LITE).send();
  }
}
