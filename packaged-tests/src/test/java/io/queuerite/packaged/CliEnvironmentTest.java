package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the environment says counts, unless a flag says otherwise. */
@ParameterizedClass
@MethodSource("jdks")
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CliEnvironmentTest {
  private static final String FIRST_KEY = "Zmlyc3Qga2V5";
  private static final String SECOND_KEY = "c2Vjb25kIGtleQ==";

  @Parameter private Jdk jdk;
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  private Launch launch() {
    return Launch.on(jdk, directory);
  }

  @Test
  void everyOptionWithAValueIsReadFromTheEnvironment() throws IOException {
    Path data = directory.resolve("data");
    Path log = directory.resolve("debug.log");
    Launch launch =
        launch()
            .withEnvironment("QUEUERITE_QUEUE_HOST", "127.0.0.3")
            .withEnvironment("QUEUERITE_QUEUE_PORT", 0)
            .withEnvironment("QUEUERITE_LOCATION", data)
            .withEnvironment("QUEUERITE_DURABILITY", "fsync")
            .withEnvironment("QUEUERITE_DEBUG", log)
            .withEnvironment("QUEUERITE_QUEUE_KEEP_ALIVE_TIMEOUT", 5);
    try (JarProcess jar = launch.start()) {
      jar.client().createQueue("orders");
      assertThat(jar.endpoint().getHost()).isEqualTo("127.0.0.3");
      assertThat(jar.out()).contains("durability: fsync");
      assertThat(data.resolve("queuerite.mv.db")).isNotEmptyFile();
      assertThat(log).isNotEmptyFile();
    }
  }

  @Test
  void everySwitchIsReadFromTheEnvironment() throws IOException {
    Launch launch =
        launch()
            .withEnvironment("QUEUERITE_QUEUE_PORT", 0)
            .withEnvironment("QUEUERITE_IN_MEMORY_PERSISTENCE", true)
            .withEnvironment("QUEUERITE_LOOSE", true)
            .withEnvironment("QUEUERITE_SKIP_API_VERSION_CHECK", true)
            .withEnvironment("QUEUERITE_DISABLE_PRODUCT_STYLE_URL", true)
            .withEnvironment("QUEUERITE_DISABLE_TELEMETRY", true)
            .withEnvironment("QUEUERITE_SILENT", false);
    try (JarProcess jar = launch.start()) {
      Map<String, String> odd =
          Map.of("x-ms-version", "2099-01-01", "x-ms-date", "Fri, 01 Jan 2021 00:00:00 GMT");
      assertThat(jar.client().send("GET", "?comp=list", "", odd).statusCode()).isEqualTo(200);
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void aFlagOutranksTheEnvironment() throws IOException {
    try (JarProcess jar =
        launch().throwaway().withEnvironment("QUEUERITE_QUEUE_PORT", "70000").start()) {
      jar.client().createQueue("orders");
    }
  }

  @Test
  void azuritesAccountsReplaceTheDefaultOne() throws IOException {
    String accounts = "alpha:" + FIRST_KEY + ":" + SECOND_KEY + ";beta:" + SECOND_KEY + ";";
    try (JarProcess jar =
        launch().throwaway().withEnvironment("AZURITE_ACCOUNTS", accounts).start()) {
      URI alpha = jar.endpoint();
      assertThat(alpha.getPath()).isEqualTo("/alpha");
      assertThat(status(alpha, "alpha", FIRST_KEY)).isEqualTo(200);
      assertThat(status(alpha, "alpha", SECOND_KEY)).isEqualTo(200);
      assertThat(status(alpha.resolve("/beta"), "beta", SECOND_KEY)).isEqualTo(200);
      assertThat(status(alpha.resolve("/beta"), "beta", FIRST_KEY)).isEqualTo(403);
      URI gone = alpha.resolve("/" + SharedKey.ACCOUNT);
      assertThat(status(gone, SharedKey.ACCOUNT, SharedKey.KEY)).isEqualTo(404);
    }
  }

  @Test
  void ourOwnAccountsVariableOutranksAzurites() throws IOException {
    Launch launch =
        launch()
            .throwaway()
            .withEnvironment("AZURITE_ACCOUNTS", "theirs:" + FIRST_KEY)
            .withEnvironment("QUEUERITE_ACCOUNTS", "ours:" + FIRST_KEY);
    try (JarProcess jar = launch.start()) {
      assertThat(status(jar.endpoint(), "ours", FIRST_KEY)).isEqualTo(200);
    }
  }

  private static int status(URI endpoint, String account, String key) throws IOException {
    return new QueueClient(endpoint, new SharedKey(account, key))
        .send("GET", "?comp=list", "")
        .statusCode();
  }
}
