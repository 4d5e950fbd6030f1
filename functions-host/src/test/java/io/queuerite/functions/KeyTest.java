package io.queuerite.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes ask of those who call them. */
final class KeyTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A route of each level. */
  public static final class Levels {
    @FunctionName("open")
    public void open(
        @HttpTrigger(name = "r", authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<String> request) {}

    @FunctionName("function")
    public void function(@HttpTrigger(name = "r") HttpRequestMessage<String> request) {}

    @FunctionName("admin")
    public void admin(
        @HttpTrigger(name = "r", authLevel = AuthorizationLevel.ADMIN)
            HttpRequestMessage<String> request) {}
  }

  private static FunctionsHost start(FunctionsHostBuilder builder) {
    return builder.app(Levels.class).start();
  }

  private static int get(URI uri, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return status(request);
  }

  private static int status(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nobodyIsAskedForAKeyByDefault() {
    try (FunctionsHost host = start(FunctionsHost.builder())) {
      assertThat(get(host.httpUri("function"))).isEqualTo(200);
      assertThat(get(host.httpUri("admin"))).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"function", "admin"})
  void whereAKeyIsSetARouteAsksForIt(String route) {
    try (FunctionsHost host = start(FunctionsHost.builder().key("s3cret"))) {
      URI uri = host.httpUri(route);
      assertThat(get(uri)).isEqualTo(401);
      assertThat(get(uri, "x-functions-key", "s3cre")).isEqualTo(401);
      assertThat(get(uri, "x-functions-key", "s3cret")).isEqualTo(200);
      assertThat(get(URI.create(uri + "?code=s3cret"))).isEqualTo(200);
      assertThat(get(URI.create(uri + "?code=wrong"))).isEqualTo(401);
      // The header goes first, as on Azure.
      assertThat(get(URI.create(uri + "?code=s3cret"), "x-functions-key", "wrong")).isEqualTo(401);
    }
  }

  @Test
  void anAnonymousRouteAsksForNone() {
    try (FunctionsHost host = start(FunctionsHost.builder().key("s3cret"))) {
      assertThat(get(host.httpUri("open"))).isEqualTo(200);
    }
  }

  @Test
  void anAdministratorNeedsTheKeyToo() {
    try (FunctionsHost host = start(FunctionsHost.builder().key("s3cret"))) {
      URI drain = host.httpUri("x").resolve("/admin/host/drain");
      HttpRequest.Builder post = HttpRequest.newBuilder(drain).POST(BodyPublishers.noBody());
      assertThat(status(post)).isEqualTo(401);
      assertThat(status(post.header("x-functions-key", "s3cret"))).isEqualTo(202);
    }
  }

  @Test
  void anEmptyKeyIsRefused() {
    assertThatThrownBy(() -> FunctionsHost.builder().key(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key: expected one that is not blank");
  }
}
