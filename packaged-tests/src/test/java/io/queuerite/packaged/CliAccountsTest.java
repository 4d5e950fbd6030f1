package io.queuerite.packaged;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts come from a file, and change with it while the jar runs. */
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CliAccountsTest {
  private static final String OLD_KEY = "b2xkIGtleQ==";
  private static final String NEW_KEY = "bmV3IGtleQ==";

  @TempDir private Path directory;

  @Test
  void theFileOutranksTheVariable() throws IOException {
    Path file = Files.writeString(directory.resolve("accounts"), "filed:" + OLD_KEY);
    Launch launch =
        Launch.in(directory)
            .throwaway()
            .with("--accounts-file", file)
            .withEnvironment("AZURITE_ACCOUNTS", "listed:" + OLD_KEY);
    try (JarProcess jar = launch.start()) {
      assertThat(jar.endpoint()).hasPath("/filed");
      assertThat(status(jar.endpoint(), "filed", OLD_KEY)).isEqualTo(200);
    }
  }

  @Test
  void aKeyIsRotatedAndAMistakeIsToldInOneLineWithoutARestart() throws IOException {
    Path file = Files.writeString(directory.resolve("accounts"), "orders:" + OLD_KEY);
    Launch launch =
        Launch.in(directory).throwaway().withEnvironment("QUEUERITE_ACCOUNTS_FILE", file);
    try (JarProcess jar = launch.start()) {
      URI endpoint = jar.endpoint();
      assertThat(status(endpoint, "orders", OLD_KEY)).isEqualTo(200);
      replace(file, "orders:" + NEW_KEY);
      awaitStatus(200, endpoint, NEW_KEY);
      assertThat(status(endpoint, "orders", OLD_KEY)).isEqualTo(403);
      replace(file, "orders=" + OLD_KEY);
      await().atMost(Duration.ofSeconds(20)).until(() -> jar.errorLines().size() >= 2);
      assertThat(status(endpoint, "orders", NEW_KEY)).isEqualTo(200);
      assertThat(jar.errorLines()).hasSize(2);
      assertThat(jar.errorLines().get(0)).contains("The accounts are now [orders]");
      assertThat(jar.errorLines().get(1))
          .contains("The accounts stay as they are", file.toString(), "line 1: expected name:key1");
      assertThat(jar.err()).doesNotContain(OLD_KEY, NEW_KEY);
    }
  }

  @Test
  void silentDoesNotTellOfAChange() throws IOException {
    Path file = Files.writeString(directory.resolve("accounts"), "orders:" + OLD_KEY);
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    URI endpoint = URI.create("http://127.0.0.1:" + port + "/orders");
    Launch launch = Launch.in(directory).with("--in-memory-persistence", "--silent");
    try (JarProcess jar = launch.with("--queue-port", port, "--accounts-file", file).start()) {
      awaitStatus(200, endpoint, OLD_KEY);
      replace(file, "orders:" + NEW_KEY);
      awaitStatus(200, endpoint, NEW_KEY);
      replace(file, "# nobody");
      await().atMost(Duration.ofSeconds(20)).until(() -> !jar.err().isEmpty());
      assertThat(jar.errorLines()).singleElement().asString().contains("stay as they are");
      assertThat(jar.out()).isEmpty();
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path next = Files.writeString(file.resolveSibling("accounts.tmp"), text);
    Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  private static void awaitStatus(int status, URI endpoint, String key) {
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> status(endpoint, "orders", key) == status);
  }

  private static int status(URI endpoint, String account, String key) throws IOException {
    return new QueueClient(endpoint, new SharedKey(account, key))
        .send("GET", "?comp=list", "")
        .statusCode();
  }
}
