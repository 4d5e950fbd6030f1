package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar is steered over HTTP, as far as it is told to let itself be steered. */
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CliControlTest {
  @TempDir private Path directory;

  private static HttpResponse<String> ask(JarProcess jar, String method, String path, String body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(jar.endpoint().resolve("/_queuerite/" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void tellsItsVersionAndWhereItsDataIs() throws IOException {
    try (JarProcess jar = Launch.in(directory).with("--queue-port", 0, "-l", "data").start()) {
      HttpResponse<String> answer = ask(jar, "GET", "health", "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains(
              "\"version\" : \"" + System.getProperty("queuerite.version") + "\"",
              "\"kind\" : \"file\"",
              directory.resolve("data").toString(),
              "\"durability\" : \"commit\"");
    }
  }

  @Test
  void messagesThatWereLaidInAreHandedOutWhenTheClockSaysSo() throws IOException {
    try (JarProcess jar = Launch.in(directory).throwaway().start()) {
      ask(jar, "PUT", "queues/orders", "");
      ask(jar, "POST", "queues/orders/messages", "{\"text\": \"later\", \"hiddenFor\": 3600}");
      QueueClient client = jar.client();
      assertThat(client.get("orders", 1, 30)).isEmpty();
      ask(jar, "POST", "clock", "{\"advance\": \"PT1H\"}");
      assertThat(client.get("orders", 1, 30))
          .extracting(QueueClient.Received::text)
          .containsExactly("later");
    }
  }

  @Test
  void controlThatIsOffLeavesNothingToSteer() throws IOException {
    try (JarProcess flag = Launch.in(directory).throwaway().with("--control", "off").start();
        JarProcess variable =
            Launch.in(directory).throwaway().withEnvironment("QUEUERITE_CONTROL", "off").start()) {
      assertThat(ask(flag, "GET", "health", "").headers().firstValue("x-ms-error-code"))
          .isPresent();
      assertThat(ask(variable, "GET", "health", "").headers().firstValue("x-ms-error-code"))
          .isPresent();
    }
  }

  @Test
  void nothingOfItIsLoadedBeforeItIsAskedFor() throws IOException {
    Path log = directory.resolve("classes.log");
    try (JarProcess jar =
        Launch.in(directory)
            .throwaway()
            .withEnvironment("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)
            .start()) {
      jar.client().createQueue("orders");
      jar.client().put("orders", "a");
      assertThat(Files.readString(log))
          .contains("io.queuerite.emulator.internal.dispatch.Dispatcher")
          .doesNotContain("com.fasterxml.jackson", "io.queuerite.emulator.internal.control.");
      ask(jar, "GET", "health", "");
      assertThat(Files.readString(log)).contains("com.fasterxml.jackson.core.JsonFactory");
    }
  }
}
