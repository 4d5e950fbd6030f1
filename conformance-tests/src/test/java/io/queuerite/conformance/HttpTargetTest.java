package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.RawConnection;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request line and a Host header may name, and what no server can make sense of. */
@AgainstTarget
class HttpTargetTest {
  @Test
  void theRequestLineMayHoldTheWholeUrl(Queue queue) {
    String absolute = queue.account().endpoint().uri() + "/" + queue.name() + "?comp=metadata";
    for (String url : new String[] {absolute, absolute.replace("http:", "HTTP:")}) {
      assertThatAnswer(queue.metadataRequest("GET").requestTarget(url).send())
          .hasStatus(200)
          .hasHeader("x-ms-approximate-messages-count", "0");
    }
  }

  @Test
  void theHostOfAWholeUrlOutranksTheHeader(Queue queue) {
    String path = "/" + queue.name() + "?comp=metadata";
    Request request =
        queue
            .account()
            .requestTo("GET", path)
            .requestTarget("http://" + Account.NAME + ".queue.localhost" + path)
            .header("Host", "somebodyelse.queue.localhost");
    assertThatAnswer(request.send()).hasStatus(200);
  }

  /** HTTP.sys, the service's front end, refuses such a URL before anybody else sees it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "devstoreaccount1?comp=list",
        "?comp=list",
        "#fragment",
        "*",
        "../devstoreaccount1",
        "127.0.0.1:80",
        "http://",
        "http:///devstoreaccount1",
        "http://?comp=list",
        "ftp://127.0.0.1/devstoreaccount1"
      })
  void aTargetThatIsNeitherPathNorUrlIsRefused(String target, Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      Response answer = connection.exchange(queue.metadataRequest("GET").requestTarget(target));
      assertThatAnswer(answer).hasStatus(400).hasHeader("Connection", "close");
      assertThat(answer.text()).contains("HTTP Error 400. The request URL is invalid.");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void aRequestWithoutAHostIsRefused(Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      Response answer = connection.exchange(queue.metadataRequest("GET").without("Host"));
      assertThatAnswer(answer).hasStatus(400).hasHeader("Connection", "close");
      assertThat(answer.text()).contains("HTTP Error 400. The request hostname is invalid.");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @Test
  void oldHttpNeedsNoHost(Queue queue) {
    Request request = queue.metadataRequest("GET").protocol("HTTP/1.0").without("Host");
    assertThatAnswer(request.send()).hasStatus(200);
  }

  @Test
  void aUrlWithoutAPathNamesNoAccount(Account account) {
    String url = "http://" + account.endpoint().uri().getAuthority();
    assertThatAnswer(account.requestTo("GET", "/").requestTarget(url).send()).hasStatus(404);
    assertThatAnswer(account.requestTo("GET", "/").requestTarget(url + "?comp=list").send())
        .hasStatus(404);
  }
}
