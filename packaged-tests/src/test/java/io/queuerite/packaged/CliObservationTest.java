package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar has the libraries that its metrics need, and writes what it is told to. */
@ParameterizedClass
@MethodSource("jdks")
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CliObservationTest {
  @Parameter private Jdk jdk;
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  private Launch launch() {
    return Launch.on(jdk, directory).throwaway();
  }

  private static HttpResponse<String> metrics(JarProcess jar, String accept) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(jar.endpoint().resolve("/_queuerite/metrics"))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", accept)
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void metricsAreInTheJarInBothForms() throws IOException {
    try (JarProcess jar = launch().start()) {
      jar.client().createQueue("orders");
      HttpResponse<String> text = metrics(jar, "text/plain");
      assertThat(text.statusCode()).as(text.body()).isEqualTo(200);
      assertThat(text.body())
          .contains("queuerite_requests_seconds_count{operation=\"Create Queue\"} 1")
          .contains("version=\"" + System.getProperty("queuerite.version") + "\"")
          .contains("jvm_gc_", "process_cpu_usage");
      assertThat(metrics(jar, "application/openmetrics-text").body()).endsWith("# EOF\n");
      assertThat(jar.err()).isEmpty();
    }
  }

  @Test
  void metricsMayBeReadWhereNothingMayBeSteered() throws IOException {
    try (JarProcess jar = launch().with("--control", "off", "--metrics", "any").start()) {
      assertThat(metrics(jar, "text/plain").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nothingOfTheirLibraryIsLoadedBeforeTheyAreAskedFor() throws IOException {
    Path log = directory.resolve("classes.log");
    try (JarProcess jar =
        launch().withEnvironment("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log).start()) {
      jar.client().createQueue("orders");
      assertThat(Files.readString(log)).doesNotContain("io.micrometer", "io.prometheus");
      assertThat(metrics(jar, "text/plain").statusCode()).isEqualTo(200);
      assertThat(Files.readString(log)).contains("io.micrometer");
    }
  }

  @Test
  void theAccessLogHasEveryRequestOnceItStopped() throws IOException {
    Path file = directory.resolve("access.log");
    try (JarProcess jar =
        launch().with("--access-log", file, "--access-log-format", "json").start()) {
      jar.client().createQueue("orders");
      jar.client().put("orders", "a text of nobody's business");
      jar.terminate();
      assertThat(jar.exitCode()).isZero();
    }
    assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.endsWith("}"));
    assertThat(Files.readString(file))
        .contains("\"operation\":\"Put Message\"")
        .doesNotContain("nobody's business", SharedKey.KEY);
  }

  @Test
  void theAccessLogMayGoToTheStandardOutput() throws IOException {
    try (JarProcess jar = launch().with("--access-log", "-").start()) {
      jar.client().createQueue("orders");
      await().until(() -> jar.out().contains(";CreateQueue;Success;201;"));
    }
  }
}
