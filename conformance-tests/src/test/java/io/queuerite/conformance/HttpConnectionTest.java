package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.RawConnection;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections: kept, pipelined, closed. */
@AgainstTarget
class HttpConnectionTest {
  @Test
  void pipelinedRequestsAreAnsweredInOrder(Queue queue) {
    List<Request> requests =
        IntStream.range(0, 200).mapToObj(number -> numbered(queue, number)).toList();
    try (RawConnection connection = queue.account().connect()) {
      List<Response> answers = connection.pipeline(requests);
      for (int i = 0; i < answers.size(); i++) {
        assertThatAnswer(answers.get(i)).hasHeader("x-ms-client-request-id", "request-" + i);
      }
    }
  }

  /** Fast refusals must not overtake slow successes. */
  @Test
  void pipelinedRequestsOfAllKindsAreAnsweredInOrder(Queue queue) {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      requests.add(queue.putRequest().message("text " + i));
      requests.add(queue.getRequest().query("numofmessages=0"));
      requests.add(queue.getRequest());
    }
    try (RawConnection connection = queue.account().connect()) {
      List<Response> answers = connection.pipeline(requests);
      for (int i = 0; i < 10; i++) {
        assertThatAnswer(answers.get(3 * i)).hasStatus(201);
        assertThatAnswer(answers.get(3 * i + 1)).hasStatus(400);
        assertThat(answers.get(3 * i + 2).onlyMessage().text()).isEqualTo("text " + i);
      }
    }
  }

  @Test
  void aConnectionServesManyRequests(Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      for (int i = 0; i < 20; i++) {
        assertThatAnswer(connection.exchange(queue.putRequest().message("text"))).hasStatus(201);
        assertThatAnswer(connection.exchange(queue.metadataRequest("HEAD"))).hasStatus(200);
        assertThatAnswer(connection.exchange(queue.getRequest())).hasStatus(200);
      }
    }
  }

  @Test
  void aConnectionOutlivesErrors(Queue queue, Account account) {
    try (RawConnection connection = account.connect()) {
      for (Request refused : refusedRequests(queue)) {
        assertThat(connection.exchange(refused).status()).isGreaterThanOrEqualTo(400);
        assertThatAnswer(connection.exchange(queue.metadataRequest("GET"))).hasStatus(200);
      }
    }
  }

  private static Request[] refusedRequests(Queue queue) {
    return new Request[] {
      queue.account().absentQueue().getRequest(),
      queue.metadataRequest("GET").signedBy(Account.NAME, "AAAA"),
      queue.putRequest().body("no XML"),
      queue.putRequest().message("a".repeat(65_537)),
      queue.metadataRequest("GET").version("2099-01-01"),
      queue.account().request("PUT", "/a_b"),
      queue.account().absentQueue().metadataRequest("HEAD")
    };
  }

  @Test
  void aConnectionIsClosedWhereTheClientWishes(Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      Response answer =
          connection.exchange(queue.metadataRequest("GET").header("Connection", "close"));
      assertThatAnswer(answer).hasStatus(200);
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void oldHttpGetsAnAnswerWithoutChunksAndAClosedConnection(String method, Queue queue) {
    queue.put("text");
    try (RawConnection connection = queue.account().connect()) {
      Response answer = connection.exchange(queue.metadataRequest(method).protocol("HTTP/1.0"));
      assertThatAnswer(answer).hasStatus(200).hasNoHeader("Transfer-Encoding");
      assertThat(connection.isAtEnd()).isTrue();
    }
    try (RawConnection connection = queue.account().connect()) {
      Response answer = connection.exchange(queue.getRequest().protocol("HTTP/1.0"));
      assertThatAnswer(answer).hasStatus(200).hasNoHeader("Transfer-Encoding");
      assertThat(answer.onlyMessage().text()).isEqualTo("text");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void anAnswerToHeadIsFollowedByTheNextAnswer(Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      connection.send(queue.account().absentQueue().metadataRequest("HEAD").bytes());
      connection.send(queue.metadataRequest("GET").bytes());
      assertThatAnswer(connection.read("HEAD")).hasStatus(404);
      assertThatAnswer(connection.read("GET")).hasStatus(200);
    }
  }

  @Test
  void aRequestMayComeByteByByte(Queue queue) {
    byte[] request = queue.putRequest().message("é€😀").bytes();
    try (RawConnection connection = queue.account().connect()) {
      for (byte one : request) {
        connection.send(new byte[] {one});
      }
      assertThatAnswer(connection.read("POST")).hasStatus(201);
    }
    assertThat(queue.getOne().text()).isEqualTo("é€😀");
  }

  @Test
  void aClientThatHasSaidAllIsAnswered(Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      connection.send(queue.putRequest().message("text").bytes()).endSending();
      assertThatAnswer(connection.read("POST")).hasStatus(201);
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void garbageIsRefusedAndHarmsNobodyElse(Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      connection.send("this is no HTTP\r\n\r\n");
      assertThatAnswer(connection.read("GET")).hasStatus(400);
    }
    assertThatAnswer(queue.metadata()).hasStatus(200);
  }

  private static Request numbered(Queue queue, int number) {
    return queue.metadataRequest("GET").header("x-ms-client-request-id", "request-" + number);
  }
}
