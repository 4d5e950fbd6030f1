package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Called by a name of Azurite's, it prints and opens what those who start Azurite wait for.
 * Testcontainers for Java waits for all three ports, those for .NET, Node.js and Go for a line of
 * each service.
 */
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CliAzuriteTest {
  @TempDir private Path directory;

  private Launch azurite() {
    return Launch.in(directory)
        .with("azurite", "--blobPort", 0, "--queuePort", 0, "--tablePort", 0)
        .with("--inMemoryPersistence");
  }

  private static URI service(JarProcess jar, String name) {
    Pattern line = Pattern.compile(name + " service is successfully listening at (\\S+)");
    jar.await(text -> text.contains("Azurite Table service is"));
    Matcher found = line.matcher(jar.out());
    assertThat(found.find()).as(jar.out()).isTrue();
    return URI.create(found.group(1));
  }

  @Test
  void azuriteSaysThatEachServiceListensAndOpensItsPort() throws IOException {
    try (JarProcess jar = azurite().start()) {
      for (String name : new String[] {"Azurite Blob", "Azurite Queue", "Azurite Table"}) {
        URI service = service(jar, name);
        new Socket(InetAddress.getLoopbackAddress(), service.getPort()).close();
      }
      jar.client().createQueue("orders");
      assertThat(jar.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Azurite Blob", "Azurite Table"})
  void aServiceThatIsNotHereSaysSoTwice(String name) throws Exception {
    try (JarProcess jar = azurite().start()) {
      HttpRequest request =
          HttpRequest.newBuilder(service(jar, name).resolve("/devstoreaccount1?comp=list"))
              .version(HttpClient.Version.HTTP_1_1)
              .timeout(Duration.ofSeconds(10))
              .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100_000]))
              .build();
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> answer =
            HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.headers().firstValue("x-ms-error-code")).contains("NotImplemented");
        assertThat(answer.body()).contains("Azure Queue Storage only");
      }
    }
  }

  @Test
  void aPortThatIsTakenIsLeftToItsOwner() throws IOException {
    try (ServerSocket owner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        JarProcess jar =
            Launch.in(directory)
                .with("azurite", "--blobPort", owner.getLocalPort(), "--queuePort", 0)
                .with("--tablePort", 0, "--inMemoryPersistence")
                .start()) {
      service(jar, "Azurite Table");
      assertThat(jar.out())
          .contains("Blob storage is not emulated, and 127.0.0.1:" + owner.getLocalPort())
          .doesNotContain("Azurite Blob service");
      jar.client().createQueue("orders");
    }
  }

  @Test
  void azuriteQueueOpensNoOtherPortAndPrintsItsOwnWords() {
    try (JarProcess jar =
        Launch.in(directory)
            .with("azurite-queue", "--queueHost", "127.0.0.1", "--queuePort", 0)
            .with("--location", "data", "--silent", "--blobHost", "0.0.0.0")
            .start()) {
      jar.await(text -> text.contains("successfully listens"));
      assertThat(jar.out().lines())
          .hasSize(2)
          .first()
          .asString()
          .contains("what was said of blobs and tables has no effect");
      assertThat(jar.out())
          .containsPattern("Azurite Queue service successfully listens on http://127.0.0.1:\\d+");
    }
  }
}
