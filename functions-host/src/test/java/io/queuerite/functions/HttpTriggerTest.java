package io.queuerite.functions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.functions.junit.FunctionsHostExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Functions behind HTTP, over real sockets. */
final class HttpTriggerTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @RegisterExtension
  static final FunctionsHostExtension APP =
      FunctionsHostExtension.forApp(App.Web.class, App.Worker.class);

  private static HttpResponse<String> send(
      String method, URI uri, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> get(FunctionsHost host, String route) {
    return send("GET", host.httpUri(route), BodyPublishers.noBody());
  }

  private static HttpResponse<String> post(FunctionsHost host, String route, String body) {
    return send("POST", host.httpUri(route), BodyPublishers.ofString(body));
  }

  @Test
  @Case(145)
  void anotherMethodOrPathFindsNothing(FunctionsHost host) {
    assertThat(get(host, "echo").statusCode()).isEqualTo(404);
    assertThat(get(host, "nowhere").statusCode()).isEqualTo(404);
    URI root = host.httpUri("x").resolve("/echo");
    assertThat(send("POST", root, BodyPublishers.noBody()).statusCode()).isEqualTo(404);
    assertThat(post(host, "ECHO", "a").body()).isEqualTo("body:a");
  }

  @Test
  @Case(146)
  void aFunctionThatThrowsIsA500AndWritesNothing(FunctionsHost host, QueueEmulator emulator) {
    HttpResponse<String> answer = get(host, "broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEmpty();
    assertThat(emulator.queue("passed").exists()).isFalse();
  }

  @Test
  @Case(147)
  void anOutputThatFailsTakesTheAnswerWithIt(FunctionsHost host, QueueEmulator emulator) {
    emulator
        .faults()
        .add(FaultRule.of(Fault.error("InternalError")).on(QueueOperation.PUT_MESSAGE).always());
    HttpResponse<String> answer = get(host, "send");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEmpty();
    emulator.faults().clear();
    assertThat(get(host, "send").body()).isEqualTo("accepted");
    assertThat(emulator.queue("passed").snapshot().messages()).hasSize(1);
  }

  @Test
  @Case({148, 155})
  void aBodyWithoutALengthIsNone(FunctionsHost host) throws IOException {
    URI uri = host.httpUri("echo");
    String request =
        "POST "
            + uri.getPath()
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\nabc\r\n0\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("no body");
    }
    assertThat(post(host, "echo", "").body()).isEqualTo("no body");
  }

  @Test
  @Case(149)
  void headersArriveInLowerCaseAndEmptyQueriesNotAtAll(FunctionsHost host) {
    HttpResponse<String> answer =
        send(
            "POST",
            URI.create(host.httpUri("echo") + "?a=1&a=2&b=&c=x%20y"),
            BodyPublishers.noBody(),
            "X-Corr",
            "a");
    assertThat(answer.headers().firstValue("X-Seen")).hasValue("a");
    assertThat(answer.headers().firstValue("X-Query")).hasValue("{a=1,2, c=x y}");
  }

  @Test
  @Case(150)
  void anObjectIsIndentedJsonAndPlainText(FunctionsHost host) {
    HttpResponse<String> answer = get(host, "json/7");
    assertThat(answer.body()).isEqualTo("{\n  \"id\": \"7\"\n}");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
  }

  @Test
  @Case(151)
  void aConstraintThatIsNotMetFindsNothing(FunctionsHost host) {
    assertThat(get(host, "json/abc").statusCode()).isEqualTo(404);
    assertThat(get(host, "json").statusCode()).isEqualTo(404);
    assertThat(get(host, "json/7/8").statusCode()).isEqualTo(404);
  }

  @Test
  @Case(152)
  void nothingIsAnEmpty200(FunctionsHost host) {
    HttpResponse<String> answer = get(host, "Nothing");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  @Case(153)
  void thePrefixMayBeNone(QueueEmulator emulator) {
    String config = "{\"version\":\"2.0\",\"extensions\":{\"http\":{\"routePrefix\":\"\"}}}";
    try (FunctionsHost host =
        FunctionsHost.builder()
            .app(App.Web.class)
            .hostJsonText(config)
            .emulator(emulator)
            .start()) {
      assertThat(host.httpUri("echo").getPath()).isEqualTo("/echo");
      assertThat(post(host, "echo", "a").body()).isEqualTo("body:a");
    }
  }

  @Test
  @Case(154)
  void anAdministratorRunsAFunctionByHand(FunctionsHost host) {
    URI admin = host.httpUri("x").resolve("/admin/functions/Work");
    String input = "{\"input\":\"by hand\"}";
    assertThat(send("POST", admin, BodyPublishers.ofString(input)).statusCode()).isEqualTo(202);
    assertThat(host.awaitInvocations("Work", 1, LONG))
        .singleElement()
        .returns(0L, InvocationRecord::dequeueCount)
        .returns(InvocationRecord.Outcome.SUCCEEDED, InvocationRecord::outcome);
    URI unknown = admin.resolve("Unknown");
    assertThat(send("POST", unknown, BodyPublishers.ofString(input)).statusCode()).isEqualTo(404);
    assertThat(send("POST", admin, BodyPublishers.noBody()).statusCode()).isEqualTo(400);
    assertThat(send("POST", admin, BodyPublishers.ofString("{}")).statusCode()).isEqualTo(400);
  }

  @Test
  @Case(161)
  void aDrainedHostPollsNoMoreAndStillAnswers(FunctionsHost host, QueueEmulator emulator) {
    URI drain = host.httpUri("x").resolve("/admin/host/drain");
    URI status = host.httpUri("x").resolve("/admin/host/drain/status");
    assertThat(send("GET", status, BodyPublishers.noBody()).body()).contains("\"Disabled\"");
    assertThat(send("POST", drain, BodyPublishers.noBody()).statusCode()).isEqualTo(202);
    assertThat(send("GET", status, BodyPublishers.noBody()).body())
        .contains("\"Completed\"", "\"outstandingInvocations\":0");
    assertThat(post(host, "echo", "a").body()).isEqualTo("body:a");
    emulator.queue("orders").create();
    emulator.queue("orders").put("YQ==");
    assertThat(host.invocations("Work")).isEmpty();
  }
}
