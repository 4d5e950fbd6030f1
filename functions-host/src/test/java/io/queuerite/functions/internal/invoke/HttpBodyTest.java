package io.queuerite.functions.internal.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.StorageAccount;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an HTTP function gets and gives; the routes to it are tested elsewhere. */
final class HttpBodyTest {
  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** What a producer may look like. */
  public static final class App {
    @FunctionName("send")
    @StorageAccount("Storage")
    public HttpResponseMessage send(
        @HttpTrigger(
                name = "req",
                methods = {HttpMethod.POST},
                route = "send/{kind}",
                authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("kind") String kind,
        @QueueOutput(name = "out", queueName = "to-{kind}") OutputBinding<String> out) {
      out.setValue(request.getBody().orElse("nothing"));
      return request
          .createResponseBuilder(HttpStatus.ACCEPTED)
          .header("X-Kind", kind)
          .body(Map.of("kind", kind))
          .build();
    }

    @FunctionName("quiet")
    public void quiet(
        @HttpTrigger(name = "req", authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<byte[]> request) {
      if (request.getBody() != null) {
        throw new IllegalStateException("" + request.getBody().length);
      }
    }
  }

  /** Returns what JSON cannot say. */
  public static final class Unsayable {
    @FunctionName("unsayable")
    public Object unsayable(
        @HttpTrigger(name = "req", authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<String> request) {
      return Unsayable.class;
    }
  }

  @Test
  void anAnswerThatCannotBeWrittenIsAFailedRun() {
    HttpCall call =
        new HttpCall(
            HttpMethod.GET, URI.create("http://127.0.0.1/"), Map.of(), Map.of(), null, Map.of());
    HttpFunction.Run run = desk.load(Unsayable.class).http().get(0).body().run(call);
    assertThat(run.answer().status()).isEqualTo(500);
    assertThat(run.result().outcome()).isEqualTo(RunResult.Outcome.BINDING_FAILED);
  }

  private HttpFunction function(String name) {
    return desk.load(App.class).http().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private HttpFunction.Run run(String name, @Nullable String body, String kind) {
    HttpCall call =
        new HttpCall(
            HttpMethod.POST,
            URI.create("http://127.0.0.1/api/send"),
            Map.of("content-type", "application/octet-stream"),
            Map.of(),
            body == null ? null : Payload.of(body),
            Map.of("kind", kind));
    return function(name).body().run(call);
  }

  private static String text(HttpFunction.Run run) {
    return new String(run.answer().body().bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aRequestIsAnsweredAndItsOutputsWritten() {
    HttpFunction.Run run = run("send", "hello", "Mail");
    assertThat(run.result().failure()).isNull();
    assertThat(run.answer().status()).isEqualTo(202);
    assertThat(run.answer().headers())
        .containsEntry("X-Kind", "Mail")
        .containsEntry("Content-Type", "text/plain; charset=utf-8");
    assertThat(text(run)).isEqualTo("{\n  \"kind\": \"Mail\"\n}");
    assertThat(desk.messages("to-mail")).containsExactly("hello");
  }

  @Test
  void aRequestWithoutABodyIsAnEmptyOptional() {
    assertThat(run("send", null, "mail").result().outputs())
        .containsExactly(new RunResult.Output("to-mail", "nothing"));
  }

  @Test
  void anOutputThatFailsTakesTheAnswerWithIt() {
    HttpFunction.Run run = run("send", "{not json}", "mail");
    assertThat(run.answer().status()).isEqualTo(500);
    assertThat(run.answer().headers()).isEmpty();
    assertThat(text(run)).isEmpty();
    assertThat(desk.queues()).isEmpty();
  }

  @Test
  void aFunctionThatReturnsNothingAnswersTwoHundredAndOneThatThrowsFiveHundred() {
    assertThat(run("quiet", null, "x").answer().status()).isEqualTo(200);
    HttpFunction.Run failed = run("quiet", "abc", "x");
    assertThat(failed.answer().status()).isEqualTo(500);
    assertThat(failed.result().failure()).hasMessage("3");
  }

  @Test
  void aRouteIsTheFunctionsNameUnlessItIsGiven() {
    assertThat(function("send").route()).isEqualTo("send/{kind}");
    assertThat(function("send").methods()).containsExactly(HttpMethod.POST);
    assertThat(function("quiet").route()).isEqualTo("quiet");
    assertThat(function("quiet").methods()).isEmpty();
  }
}
