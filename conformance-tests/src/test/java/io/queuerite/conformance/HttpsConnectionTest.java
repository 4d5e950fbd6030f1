package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.Endpoint;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.RawConnection;
import io.queuerite.conformance.harness.Request;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.Sas;
import io.queuerite.conformance.harness.TlsClient;
import io.queuerite.emulator.Https;
import io.queuerite.emulator.QueueEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An emulator that speaks HTTPS, and what it makes of those who do not. */
@Tag("in-process")
@SuppressWarnings("NullAway.Init") // JUnit's to set
class HttpsConnectionTest {
  private static final QueueEmulator EMULATOR = QueueEmulator.builder().https(Https.auto()).start();
  private static final TlsClient CLIENT = new TlsClient(EMULATOR.certificate(), EMULATOR.port());

  private final Account account = new Account(Endpoint.of(EMULATOR));
  private Queue queue;

  @AfterAll
  static void close() {
    EMULATOR.close();
  }

  @BeforeEach
  void makeQueue() throws IOException {
    queue = account.absentQueue();
    try (RawConnection connection = connect()) {
      assertThatAnswer(connection.exchange(queue.request("PUT", ""))).hasStatus(201);
    }
  }

  private static RawConnection connect(String... protocols) throws IOException {
    return new RawConnection(CLIENT.connect("127.0.0.1", protocols));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void pipelinedRequestsAreAnsweredInOrderInEachVersionOfTls(String protocol) throws IOException {
    try (SSLSocket socket = CLIENT.connect("localhost", protocol)) {
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      List<Request> requests =
          IntStream.range(0, 200).mapToObj(i -> queue.putRequest().message("text " + i)).toList();
      RawConnection connection = new RawConnection(socket);
      assertThat(connection.pipeline(requests)).allMatch(answer -> answer.status() == 201);
      List<Request> reads = IntStream.range(0, 200).mapToObj(i -> queue.getRequest()).toList();
      List<Response> answers = connection.pipeline(reads);
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).onlyMessage().text()).isEqualTo("text " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "::1",
        "devstoreaccount1.queue.localhost",
        "devstoreaccount1-secondary.queue.localhost"
      })
  void theCertificateHoldsForEveryNameOfTheEmulator(String name) throws IOException {
    CLIENT.connect(name).close();
  }

  @Test
  void theCertificateHoldsForNobodyElse() {
    assertThatThrownBy(() -> CLIENT.connect("queues.example"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void aClientThatDoesNotTrustTheCertificateHarmsNobodyElse() throws IOException {
    try (Socket socket = SSLSocketFactory.getDefault().createSocket("127.0.0.1", EMULATOR.port())) {
      assertThatThrownBy(() -> socket.getOutputStream().write(1))
          .isInstanceOf(SSLHandshakeException.class);
    }
    try (RawConnection connection = connect()) {
      assertThatAnswer(connection.exchange(queue.metadataRequest("GET"))).hasStatus(200);
    }
  }

  @Test
  void aLargeMessageTravelsBothWays() throws IOException {
    String text = "a".repeat(65_536);
    try (RawConnection connection = connect()) {
      assertThatAnswer(connection.exchange(queue.putRequest().message(text))).hasStatus(201);
      assertThat(connection.exchange(queue.getRequest()).onlyMessage().text()).isEqualTo(text);
    }
  }

  @Test
  void theServicesAddressBeginsWithHttps() throws IOException {
    try (RawConnection connection = connect()) {
      Response answer = connection.exchange(account.request("GET", "?comp=list"));
      assertThat(answer.text())
          .contains("ServiceEndpoint=\"https://127.0.0.1:" + EMULATOR.port() + "/devstore");
    }
  }

  @Test
  void aSignatureForHttpsAloneIsTaken() throws IOException {
    Sas sas = Sas.queue(queue.name()).set("spr", "https");
    try (RawConnection connection = connect()) {
      assertThatAnswer(connection.exchange(queue.peekRequest().with(sas))).hasStatus(200);
    }
  }

  @Test
  void plainHttpIsToldWhatIsSpokenHere() throws IOException {
    try (RawConnection connection = new RawConnection(plainSocket())) {
      Response answer = connection.exchange(queue.putRequest().message("text"));
      assertThatAnswer(answer).hasStatus(400).hasHeader("Connection", "close");
      assertThat(answer.text()).contains("https://");
      assertThat(connection.isAtEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 6, 100})
  void aHandshakeThatEndsHalfwayIsForgotten(int bytes) throws IOException {
    try (Socket socket = plainSocket()) {
      socket.getOutputStream().write(Arrays.copyOf(CLIENT.hello(), bytes));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(answer).doesNotContain("HTTP");
    }
    await().until(() -> EMULATOR.openConnections() == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 100})
  void aHandshakeThatStandsStillIsGivenUp(int bytes) throws IOException {
    try (QueueEmulator impatient =
            QueueEmulator.builder().https(Https.auto()).keepAlive(Duration.ofMillis(200)).start();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(Arrays.copyOf(CLIENT.hello(), bytes));
      assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(100);
    }
  }

  @Test
  void aBrokenHandshakeIsRefused() throws IOException {
    byte[] hello = CLIENT.hello();
    Arrays.fill(hello, 9, hello.length, (byte) 0xff);
    try (Socket socket = plainSocket()) {
      socket.getOutputStream().write(hello);
      byte[] alert = socket.getInputStream().readAllBytes();
      assertThat(alert).as("an alert, and the end").startsWith(21).hasSizeLessThan(100);
    }
  }

  @Test
  void stoppingSaysGoodbyeAsTlsWants() throws IOException {
    QueueEmulator stopped = QueueEmulator.builder().https(Https.auto()).start();
    TlsClient client = new TlsClient(stopped.certificate(), stopped.port());
    try (SSLSocket socket = client.connect("localhost")) {
      await().until(() -> stopped.openConnections() == 1);
      stopped.close();
      assertThat(socket.getInputStream().read()).as("closed, and not cut off").isEqualTo(-1);
    }
  }

  private static Socket plainSocket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), EMULATOR.port());
    socket.setSoTimeout(20_000);
    return socket;
  }
}
