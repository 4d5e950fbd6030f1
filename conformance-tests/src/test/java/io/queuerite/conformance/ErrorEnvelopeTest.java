package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What all errors have in common, to the byte. */
@AgainstTarget
class ErrorEnvelopeTest {
  private static final Pattern TIME =
      Pattern.compile("\nTime:(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z)</Message>");

  @Test
  @Case(6)
  void namesTheCodeInAHeader(Account account) {
    for (Response answer : errors(account, "2017-07-29")) {
      assertThatAnswer(answer).hasHeader("x-ms-error-code", answer.xml().text("Code"));
    }
  }

  @Test
  @Case(7)
  void namesTheCodeOnlyInTheBodyInOldVersions(Account account) {
    for (Response answer : errors(account, "2016-05-31")) {
      assertThatAnswer(answer).hasNoHeader("x-ms-error-code");
      assertThat(answer.xml().text("Code")).isNotEmpty();
    }
  }

  @Test
  @Case(8)
  void writesExactlyTheseBytes(Account account) {
    faults(account)
        .forEach(
            (request, fault) -> {
              Response answer = request.send();
              assertThat(answer.status()).isEqualTo(fault.status());
              String id = answer.requiredHeader("x-ms-request-id");
              assertThat(answer.text()).isEqualTo(fault.body(id, timeOf(answer)));
            });
  }

  @Test
  @Case(9)
  void hasTheRecordedLength(Account account) {
    assertThatAnswer(account.absentQueue().metadataRequest("GET").send())
        .isFault(StorageFault.QUEUE_NOT_FOUND)
        .hasHeader("Content-Length", "217")
        .hasHeader("Content-Type", "application/xml");
  }

  @Test
  void tellsTheTimeOfTheError(Account account) {
    Instant time = Instant.parse(timeOf(account.absentQueue().getRequest().send()));
    assertThat(Duration.between(time, Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  @Case(10)
  void repeatsTheRequestId(Account account) {
    Response answer = account.absentQueue().metadataRequest("GET").send();
    assertThat(answer.xml().text("Message").lines())
        .contains("RequestId:" + answer.requiredHeader("x-ms-request-id"));
  }

  @Test
  @Case(13)
  void saysNothingOfCaches(Account account) {
    for (Response answer : errors(account, Account.VERSION)) {
      assertThatAnswer(answer).hasNoHeader("Cache-Control");
    }
  }

  @Test
  @Case(15)
  void givesTheMessageForAReason(Account account) {
    for (Response answer : errors(account, Account.VERSION)) {
      assertThat(answer.xml().text("Message").lines()).first().isEqualTo(answer.reason());
    }
  }

  @Test
  void sendsHeadersAloneToHead(Account account) {
    Response answer = account.absentQueue().metadataRequest("HEAD").send();
    assertThatAnswer(answer)
        .hasStatus(404)
        .hasNoBody()
        .hasHeader("x-ms-error-code", "QueueNotFound")
        .hasHeader("x-ms-version", Account.VERSION);
    assertThat(answer.reason()).isEqualTo(StorageFault.QUEUE_NOT_FOUND.message());
  }

  private static String timeOf(Response answer) {
    Matcher time = TIME.matcher(answer.text());
    assertThat(time.find()).as("a time of seven digits in %s", answer).isTrue();
    return time.group(1);
  }

  /**
   * Those of the faults that the target finds; whether it finds them all is for other tests to say.
   */
  private static List<Response> errors(Account account, String version) {
    List<Response> answers =
        faults(account).keySet().stream()
            .map(request -> request.version(version).send())
            .filter(answer -> answer.status() >= 400)
            .toList();
    assertThat(answers).hasSizeGreaterThanOrEqualTo(8);
    return answers;
  }

  /** An error of each kind, those with further elements included. */
  private static Map<Request, StorageFault> faults(Account account) {
    Queue absent = account.absentQueue();
    Queue queue = account.newQueue();
    Map<Request, StorageFault> faults = new LinkedHashMap<>();
    faults.put(absent.metadataRequest("GET"), StorageFault.QUEUE_NOT_FOUND);
    faults.put(absent.request("DELETE", ""), StorageFault.QUEUE_NOT_FOUND);
    faults.put(account.request("PUT", "/ab"), StorageFault.NAME_LENGTH);
    faults.put(account.request("PUT", "/a_b"), StorageFault.INVALID_RESOURCE_NAME);
    faults.put(
        queue.request("PUT", "").header("x-ms-meta-a", "b"), StorageFault.QUEUE_ALREADY_EXISTS);
    faults.put(
        queue.getRequest().query("numofmessages=33"),
        StorageFault.outOfRange("numofmessages", "33", "1", "32"));
    faults.put(queue.deleteRequest("id", "<&>"), StorageFault.badReceipt("<&>"));
    faults.put(queue.deleteRequest("id", DeleteMessageTest.FAKE), StorageFault.MESSAGE_NOT_FOUND);
    faults.put(queue.putRequest().message("a".repeat(65_537)), StorageFault.BODY_TOO_LARGE);
    faults.put(
        queue.metadataRequest("PUT").header("x-ms-meta-", "value"),
        StorageFault.emptyMetadataKey("value"));
    return faults;
  }
}
