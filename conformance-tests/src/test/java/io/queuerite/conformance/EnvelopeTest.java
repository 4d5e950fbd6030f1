package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.HttpDate;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all answers that are no errors have in common. */
@AgainstTarget
class EnvelopeTest {
  private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Test
  @Case(1)
  void tellsServerRequestIdVersionAndDate(Queue queue) {
    successes(queue)
        .map(Request::send)
        .forEach(
            answer -> {
              assertThatAnswer(answer).hasHeader("Server").hasHeader("x-ms-version");
              assertThat(answer.requiredHeader("x-ms-request-id")).matches(GUID);
              assertThat(HttpDate.parse(answer.requiredHeader("Date"))).isBefore(Instant.MAX);
            });
  }

  @Test
  void saysItIsTheRealService(Queue queue) {
    successes(queue)
        .forEach(
            request ->
                assertThatAnswer(request.send())
                    .hasHeader("Server", "Windows-Azure-Queue/1.0 Microsoft-HTTPAPI/2.0"));
  }

  @Test
  void datesItsAnswersNow(Queue queue) {
    Instant date = HttpDate.parse(queue.metadata().requiredHeader("Date"));
    assertThat(Duration.between(date, Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void givesEveryRequestAnIdOfItsOwn(Queue queue) {
    assertThat(queue.metadata().requiredHeader("x-ms-request-id"))
        .isNotEqualTo(queue.metadata().requiredHeader("x-ms-request-id"));
  }

  @Test
  @Case(2)
  void speaksTheVersionItIsAskedFor(Queue queue) {
    for (String version : new String[] {"2019-02-02", "2016-05-31", "2021-12-02", "2026-06-06"}) {
      assertThatAnswer(queue.metadataRequest("GET").version(version).send())
          .hasHeader("x-ms-version", version);
    }
  }

  @Test
  @Case(3)
  void echoesTheClientsRequestId(Queue queue) {
    assertThatAnswer(withClientRequestId(queue, "2019-12-12"))
        .hasHeader("x-ms-client-request-id", "abc");
    assertThatAnswer(withClientRequestId(queue, "2019-02-02"))
        .hasHeader("x-ms-client-request-id", "abc");
  }

  @Test
  @Case(4)
  void echoesNoClientRequestIdInOldVersions(Queue queue) {
    assertThatAnswer(withClientRequestId(queue, "2018-03-28"))
        .hasNoHeader("x-ms-client-request-id");
  }

  @Test
  @Case(5)
  void inventsNoClientRequestId(Queue queue) {
    assertThatAnswer(queue.metadata()).hasNoHeader("x-ms-client-request-id");
  }

  @Test
  @Case(11)
  void sendsXmlWithAByteOrderMarkInChunks(Queue queue) {
    Stream.of(
            queue.putRequest().message("text"),
            queue.peekRequest(),
            queue.getRequest(),
            queue.account().request("GET", "?comp=list&prefix=" + queue.name()))
        .map(Request::send)
        .forEach(
            answer -> {
              assertThatAnswer(answer)
                  .hasHeader("Content-Type", "application/xml")
                  .hasHeader("Transfer-Encoding", "chunked");
              assertThat(answer.text())
                  .startsWith("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><");
            });
  }

  @Test
  @Case(12)
  void forbidsToCacheWhatWasRead(Queue queue) {
    Stream.of(
            queue.account().request("GET", "?comp=list&prefix=" + queue.name()),
            queue.metadataRequest("GET"),
            queue.metadataRequest("HEAD"),
            queue.getRequest(),
            queue.peekRequest())
        .map(Request::send)
        .forEach(
            answer ->
                assertThatAnswer(answer).hasStatus(200).hasHeader("Cache-Control", "no-cache"));
  }

  @Test
  @Case(13)
  void saysNothingOfCachesOtherwise(Queue queue) {
    Message put = queue.put("text");
    Stream.of(
            queue.putRequest().message("text"),
            queue.metadataRequest("PUT"),
            queue.updateRequest(put.id(), put.receipt(), 0),
            queue.clearRequest(),
            queue.request("DELETE", ""),
            queue.getRequest(),
            queue.metadataRequest("GET"))
        .map(Request::send)
        .forEach(answer -> assertThatAnswer(answer).hasNoHeader("Cache-Control"));
  }

  @Test
  @Case(14)
  void sendsNoBodyWithLengthZero(Account account) {
    Queue queue = account.absentQueue();
    assertThatAnswer(queue.request("PUT", "").send())
        .hasStatus(201)
        .hasHeader("Content-Length", "0")
        .hasNoHeader("Content-Type");
    Message one = queue.put("one");
    Message two = queue.put("two");
    Stream.of(
            queue.request("PUT", ""),
            queue.metadataRequest("PUT"),
            queue.updateRequest(one.id(), one.receipt(), 0).message("new"),
            queue.deleteRequest(two.id(), two.receipt()),
            queue.clearRequest(),
            queue.request("DELETE", ""))
        .map(Request::send)
        .forEach(
            answer ->
                assertThatAnswer(answer)
                    .hasStatus(204)
                    .hasHeader("Content-Length", "0")
                    .hasNoHeader("Content-Type"));
  }

  @Test
  @Case(16)
  void refusesAVersionThatWasNeverPublished(Queue queue) {
    assertThatAnswer(queue.metadataRequest("GET").version("2099-01-01").send())
        .isFault(StorageFault.invalidHeader("x-ms-version", "2099-01-01"));
  }

  @Test
  @Case({17, 18})
  void acceptsATimeoutOnAnyOperation(Queue queue) {
    for (String timeout : new String[] {"timeout=20", "timeout=90"}) {
      successes(queue)
          .map(request -> request.query(timeout).send())
          .forEach(answer -> assertThat(answer.status()).isBetween(200, 204));
    }
  }

  /**
   * One request for each operation, in an order in which each succeeds; they are built when their
   * turn comes.
   */
  private static Stream<Request> successes(Queue queue) {
    Message message = queue.put("text");
    return Stream.of(
        queue.account().request("GET", "?comp=list&prefix=" + queue.name()),
        queue.request("PUT", ""),
        queue.metadataRequest("GET"),
        queue.metadataRequest("HEAD"),
        queue.metadataRequest("PUT"),
        queue.putRequest().message("text"),
        queue.peekRequest(),
        queue.deleteRequest(message.id(), message.receipt()),
        queue.getRequest(),
        queue.clearRequest());
  }

  private static Response withClientRequestId(Queue queue, String version) {
    return queue
        .metadataRequest("GET")
        .version(version)
        .header("x-ms-client-request-id", "abc")
        .send();
  }
}
