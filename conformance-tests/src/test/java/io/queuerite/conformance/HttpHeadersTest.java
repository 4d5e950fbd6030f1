package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.RawConnection;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and verbs that HTTP knows and queues do not, and the parameters of every operation. */
@AgainstTarget
class HttpHeadersTest {
  private static final String CLIENT_REQUEST_ID = "x-ms-client-request-id";

  /** No operation on queues takes them, so none is judged by them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          If-Match            | "none"
          If-Match            | *
          If-None-Match       | *
          If-Modified-Since   | Fri, 31 Dec 9999 23:59:59 GMT
          If-Unmodified-Since | Sat, 01 Jan 2000 00:00:00 GMT
          Range               | bytes=0-1
          x-ms-range          | bytes=0-1
          Accept              | application/json
          Accept-Encoding     | gzip
          """)
  void conditionsAndRangesMeanNothing(String name, String value, Queue queue) {
    Message message = queue.put("text");
    assertThatAnswer(queue.metadataRequest("GET").header(name, value).send()).hasStatus(200);
    assertThatAnswer(queue.metadataRequest("PUT").header(name, value).send()).hasStatus(204);
    assertThat(queue.peekRequest().header(name, value).send().onlyMessage().text())
        .isEqualTo("text");
    assertThatAnswer(
            queue.deleteRequest(message.id(), message.receipt()).header(name, value).send())
        .hasStatus(204);
    assertThatAnswer(queue.request("DELETE", "").header(name, value).send()).hasStatus(204);
  }

  @Test
  void aClientsRequestIdOfUpTo1024VisibleCharactersComesBack(Queue queue) {
    for (String id : List.of("a", "a b~!\"#", "x".repeat(1024))) {
      assertThatAnswer(withId(queue, id)).hasStatus(200).hasHeader(CLIENT_REQUEST_ID, id);
    }
  }

  @Test
  void anotherRequestIdDoesNotComeBackAndDoesNoHarm(Queue queue) {
    for (String id : List.of("x".repeat(1025), "x".repeat(8000), "tab\tinside", "\u00e9")) {
      assertThatAnswer(withId(queue, id)).hasStatus(200).hasNoHeader(CLIENT_REQUEST_ID);
    }
  }

  @Test
  void errorsEchoTheRequestIdAsWell(Account account) {
    assertThatAnswer(withId(account.absentQueue(), "abc"))
        .isFault(StorageFault.QUEUE_NOT_FOUND)
        .hasHeader(CLIENT_REQUEST_ID, "abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "30", "31", "2147483648", "99999999999999999999", ""})
  void aTimeoutMayBeAnyNumber(String seconds, Queue queue) {
    for (TableOperation operation : TableOperation.values()) {
      TableOperation.Scene scene = TableOperation.Scene.set(queue.account());
      assertThatAnswer(operation.request(scene).query("timeout=" + seconds).send())
          .hasStatus(operation.success());
    }
  }

  @Test
  void aTimeoutThatIsNoneIsToldByEveryOperation(Queue queue) {
    TableOperation.Scene scene = TableOperation.Scene.set(queue.account());
    for (TableOperation operation : TableOperation.values()) {
      assertThatAnswer(operation.request(scene).query("timeout=-1").send())
          .isFault(StorageFault.outOfRange("timeout", "-1", "0", "30"));
      assertThatAnswer(operation.request(scene).query("timeout=soon").send())
          .isFault(StorageFault.invalidValue("timeout", "soon", "Invalid query parameter value"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HEAD   | ?comp=list              | GET, POST, PUT
          DELETE | ?comp=list              | GET, POST, PUT
          POST   | ?comp=list              | GET, POST, PUT
          POST   | /%s                     | DELETE, GET, HEAD, PUT
          PATCH  | /%s?comp=metadata       | DELETE, GET, HEAD, PUT
          MERGE  | /%s?comp=metadata       | DELETE, GET, HEAD, PUT
          TRACE  | /%s?comp=metadata       | DELETE, GET, HEAD, PUT
          BREW   | /%s?comp=metadata       | DELETE, GET, HEAD, PUT
          get    | /%s?comp=metadata       | DELETE, GET, HEAD, PUT
          HEAD   | /%s/messages            | DELETE, GET, POST
          PUT    | /%s/messages            | DELETE, GET, POST
          GET    | /%s/messages/id         | DELETE, PUT
          POST   | /%s/messages/id         | DELETE, PUT
          """)
  void aVerbThatAResourceDoesNotTakeIsRefusedWithThoseItTakes(
      String verb, String path, String allowed, Queue queue) {
    Response answer = queue.account().request(verb, path.formatted(queue.name())).send();
    assertThatAnswer(answer)
        .hasStatus(405)
        .hasHeader("x-ms-error-code", "UnsupportedHttpVerb")
        .hasHeader("Allow", allowed);
    assertThat(answer.reason()).isEqualTo("The resource doesn't support specified Http Verb.");
  }

  @Test
  void oldHttpMayKeepItsConnection(Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      for (int i = 0; i < 3; i++) {
        Response answer =
            connection.exchange(
                queue.peekRequest().protocol("HTTP/1.0").header("Connection", "keep-alive"));
        assertThatAnswer(answer).hasStatus(200).hasNoHeader("Transfer-Encoding");
        assertThat(answer.requiredHeader("Connection")).isEqualToIgnoringCase("keep-alive");
      }
    }
  }

  private static Response withId(Queue queue, String id) {
    return queue.metadataRequest("GET").header(CLIENT_REQUEST_ID, id).send();
  }
}
