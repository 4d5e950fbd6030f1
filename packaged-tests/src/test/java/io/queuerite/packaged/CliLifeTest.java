package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.storage.queue.QueueClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the banner to the last answer. */
@ParameterizedClass
@MethodSource("jdks")
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CliLifeTest {
  private static final Duration STOP = Duration.ofSeconds(3);
  private static final String OPTIONS =
      "--queue-host --queueHost --queue-port --queuePort -l --location --in-memory-persistence"
          + " --inMemoryPersistence --durability -s --silent -d --debug -L --loose"
          + " --skip-api-version-check --skipApiVersionCheck --disable-product-style-url"
          + " --disableProductStyleUrl --queue-keep-alive-timeout --queueKeepAliveTimeout"
          + " --disable-telemetry --disableTelemetry -v --version -h --help";

  @Parameter private Jdk jdk;
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  private Launch launch() {
    return Launch.on(jdk, directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-v", "--version"})
  void tellsItsVersion(String option) {
    try (JarProcess jar = launch().with(option).start()) {
      assertThat(jar.exitCode()).isZero();
      assertThat(jar.out().strip()).isEqualTo(System.getProperty("queuerite.version"));
      assertThat(jar.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help"})
  void tellsEveryOption(String option) {
    try (JarProcess jar = launch().with(option).start()) {
      assertThat(jar.exitCode()).isZero();
      assertThat(Pattern.compile("[\\s,=]+").splitAsStream(jar.out()))
          .contains(OPTIONS.split(" ", -1));
      assertThat(jar.out()).contains("AZURITE_ACCOUNTS", "QUEUERITE_QUEUE_PORT");
      assertThat(jar.err()).isEmpty();
    }
  }

  @Test
  void theBannersConnectionStringWorksInTheSdk() {
    try (JarProcess jar = launch().with("--queue-port", 0).start()) {
      jar.endpoint();
      Matcher banner = Pattern.compile("Connection string\\s+(\\S+)").matcher(jar.out());
      assertThat(banner.find()).as(jar.out()).isTrue();
      var queue =
          new QueueClientBuilder()
              .connectionString(banner.group(1))
              .queueName("orders")
              .buildClient();
      queue.create();
      queue.sendMessage("from the banner");
      assertThat(queue.receiveMessage().getBody()).hasToString("from the banner");
      assertThat(jar.out())
          .contains(directory.resolve("queuerite-data/queuerite.mv.db").toString());
      assertThat(jar.err()).isEmpty();
    }
  }

  @Test
  void whatWasKeptIsThereAfterARestart() throws IOException {
    Launch launch = launch().with("--queue-port", 0);
    try (JarProcess jar = launch.start()) {
      jar.client().createQueue("orders");
      jar.client().put("orders", "kept");
      jar.terminate();
      assertThat(jar.exitCode(STOP)).isZero();
      assertThat(jar.err()).isEmpty();
    }
    try (JarProcess jar = launch.start()) {
      assertThat(jar.client().get("orders", 1, 30))
          .extracting(QueueClient.Received::text)
          .containsExactly("kept");
    }
  }

  @Test
  void aStopAnswersEveryRequestThatItCarriesOut() throws Exception {
    Launch launch = launch().with("--queue-port", 0);
    CrashLedger ledger = new CrashLedger();
    try (JarProcess jar = launch.start()) {
      QueueClient client = jar.client();
      client.createQueue("orders");
      CrashLoad load = new CrashLoad(client, "orders", ledger, new AtomicLong(), 500);
      load.start();
      jar.terminate();
      assertThat(jar.exitCode(STOP)).isZero();
      load.finish();
      assertThat(jar.err()).isEmpty();
    }
    try (JarProcess jar = launch.start()) {
      long there = jar.client().approximateCount("orders");
      assertThat(there)
          .as("acknowledged and not deleted, neither more nor less")
          .isEqualTo(ledger.putsPromised() - ledger.deletesPromised());
    }
  }

  @Test
  void aStopWaitsForARequestThatIsStillArriving() throws IOException {
    byte[] message = Request.message("in flight").getBytes(UTF_8);
    byte[] request =
        new Request("POST", "/devstoreaccount1/orders/messages", message)
            .rawHeader("Expect: 100-continue")
            .bytes();
    int head = request.length - message.length;
    try (JarProcess jar = launch().throwaway().start()) {
      jar.client().createQueue("orders");
      URI endpoint = jar.endpoint();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request, 0, head);
        assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 100");
        assertThat(line(socket.getInputStream())).isEmpty();
        jar.terminate();
        await("no new connections").until(() -> refuses(endpoint));
        socket.getOutputStream().write(message);
        assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 201");
      }
      assertThat(jar.exitCode(STOP)).isZero();
    }
  }

  @Test
  void aClientThatNeverFinishesItsRequestDoesNotHoldUpAStop() throws IOException {
    try (JarProcess jar = launch().throwaway().start();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), jar.endpoint().getPort())) {
      socket
          .getOutputStream()
          .write("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n".getBytes(ISO_8859_1));
      jar.client().send("GET", "?comp=list", "");
      jar.terminate();
      assertThat(jar.exitCode(STOP)).isZero();
    }
  }

  private static boolean refuses(URI endpoint) throws IOException {
    try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
      return !connected.isConnected();
    } catch (ConnectException refused) {
      return true;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
