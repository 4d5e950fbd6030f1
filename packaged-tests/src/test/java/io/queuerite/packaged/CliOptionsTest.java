package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option does what it says, under each of its names. */
@ParameterizedClass
@MethodSource("jdks")
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CliOptionsTest {
  private static final String TOO_NEW = "2099-01-01";
  private static final String LONG_AGO = "Fri, 01 Jan 2021 00:00:00 GMT";

  @Parameter private Jdk jdk;
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  private Launch launch() {
    return Launch.on(jdk, directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--queue-host", "--queueHost"})
  void listensOnTheAddressGivenAndOnNoOther(String name) throws IOException {
    try (JarProcess jar = launch().throwaway().with(name, "127.0.0.2").start()) {
      URI endpoint = jar.endpoint();
      assertThat(endpoint.getHost()).isEqualTo("127.0.0.2");
      jar.client().createQueue("orders");
      assertThatThrownBy(
              () -> new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort()).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void listeningOnAllAddressesTellsOneThatAClientCanUse() throws IOException {
    try (JarProcess jar = launch().throwaway().with("--queue-host", "0.0.0.0").start()) {
      assertThat(jar.endpoint().getHost()).isEqualTo("127.0.0.1");
      jar.client().createQueue("orders");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--queue-port", "--queuePort"})
  void listensOnThePortGiven(String name) throws IOException {
    int port = freePort();
    try (JarProcess jar = launch().with("--in-memory-persistence", name, port).start()) {
      assertThat(jar.endpoint().getPort()).isEqualTo(port);
      jar.client().createQueue("orders");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--location", "-l"})
  void keepsItsDataInTheFolderGivenAndMakesTheFolder(String name) {
    Path data = directory.resolve("some where/deep");
    try (JarProcess jar = launch().with("--queue-port", 0, name, data).start()) {
      jar.endpoint();
      assertThat(data.resolve("queuerite.mv.db")).isNotEmptyFile();
      assertThat(jar.out()).contains(data.resolve("queuerite.mv.db").toString());
    }
  }

  @Test
  void keepsItsDataInTheWorkingDirectoryUnlessToldOtherwise() {
    try (JarProcess jar = launch().with("--queue-port", 0).start()) {
      jar.endpoint();
      assertThat(directory.resolve("queuerite-data/queuerite.mv.db")).isNotEmptyFile();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--in-memory-persistence", "--inMemoryPersistence"})
  void inMemoryLeavesNoFileBehind(String name) throws IOException {
    try (JarProcess jar = launch().with("--queue-port", 0, name).start()) {
      jar.client().createQueue("orders");
      assertThat(directory).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit", "relaxed", "fsync", "FSYNC"})
  void takesEachDurabilityAndTellsIt(String level) throws IOException {
    try (JarProcess jar = launch().with("--queue-port", 0, "--durability", level).start()) {
      jar.client().createQueue("orders");
      assertThat(jar.out()).containsIgnoringCase("durability: " + level);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--silent", "-s"})
  void silentPrintsNothing(String name) throws IOException {
    int port = freePort();
    QueueClient client =
        new QueueClient(URI.create("http://127.0.0.1:" + port + "/devstoreaccount1"));
    try (JarProcess jar =
        launch().with("--in-memory-persistence", "--queue-port", port, name).start()) {
      await()
          .ignoreExceptions()
          .until(() -> client.send("GET", "?comp=list", "").statusCode() == 200);
      jar.terminate();
      assertThat(jar.exitCode()).isZero();
      assertThat(jar.out()).isEmpty();
      assertThat(jar.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--debug", "-d"})
  void debugWritesRequestsToItsFileAndNoSecrets(String name) throws IOException {
    Path file = directory.resolve("logs/debug.log");
    try (JarProcess jar = launch().throwaway().with(name, file).start()) {
      QueueClient client = jar.client();
      client.createQueue("orders");
      client.send("GET", "?comp=list&sig=a-signature&%73ig=a-signature&se=2027-01-01", "");
      QueueClient forger =
          new QueueClient(jar.endpoint(), new SharedKey(SharedKey.ACCOUNT, "Zm9yZ2Vk"));
      assertThat(forger.send("GET", "?comp=list", "").statusCode()).isEqualTo(403);
      jar.terminate();
      assertThat(jar.exitCode()).isZero();
    }
    assertThat(Files.readString(file))
        .contains("PUT /devstoreaccount1/orders", "AuthenticationFailed")
        .contains("> Authorization: SharedKey devstoreaccount1:XXXXX", "sig=XXXXX")
        .contains("Queuerite " + System.getProperty("queuerite.version") + " on Java ")
        .contains("EmulatorOptions[host=127.0.0.1, port=0", "accounts=[devstoreaccount1]")
        .doesNotContain(SharedKey.KEY, SharedKey.KEY.substring(0, 20), "a-signature", "Zm9yZ2Vk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--loose", "-L"})
  void looseAcceptsADateLongPast(String name) throws IOException {
    try (JarProcess strict = launch().throwaway().start();
        JarProcess loose = launch().throwaway().with(name).start()) {
      assertThat(list(strict, "x-ms-date", LONG_AGO)).isEqualTo(403);
      assertThat(list(loose, "x-ms-date", LONG_AGO)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--skip-api-version-check", "--skipApiVersionCheck"})
  void skippingTheVersionCheckAcceptsAVersionThatDoesNotExist(String name) throws IOException {
    try (JarProcess strict = launch().throwaway().start();
        JarProcess skipping = launch().throwaway().with(name).start()) {
      assertThat(list(strict, "x-ms-version", TOO_NEW)).isEqualTo(400);
      assertThat(list(skipping, "x-ms-version", TOO_NEW)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--disable-product-style-url", "--disableProductStyleUrl"})
  void withoutProductStyleUrlsTheAccountIsTakenFromThePath(String name) throws IOException {
    Request request =
        new Request("GET", "/devstoreaccount1?comp=list", new byte[0])
            .host("nobody.queue.localhost");
    try (JarProcess both = launch().throwaway().start();
        JarProcess pathOnly = launch().throwaway().with(name).start()) {
      assertThat(new HostileClient(both.endpoint().getPort()).send(request)).isNotEqualTo(200);
      assertThat(new HostileClient(pathOnly.endpoint().getPort()).send(request)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--queue-keep-alive-timeout", "--queueKeepAliveTimeout"})
  void closesAConnectionThatHasBeenIdleForTheTimeGiven(String name) throws IOException {
    try (JarProcess jar = launch().throwaway().with(name, 1).start();
        Socket idle = new Socket(InetAddress.getLoopbackAddress(), jar.endpoint().getPort())) {
      idle.setSoTimeout(10_000);
      assertThat(idle.getInputStream().read()).as("end of the connection").isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--disable-telemetry", "--disableTelemetry"})
  void thereIsNoTelemetryToDisable(String name) throws IOException {
    try (JarProcess jar = launch().throwaway().with(name).start()) {
      jar.client().createQueue("orders");
    }
  }

  private static int list(JarProcess jar, String header, String value) throws IOException {
    return jar.client().send("GET", "?comp=list", "", Map.of(header, value)).statusCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
