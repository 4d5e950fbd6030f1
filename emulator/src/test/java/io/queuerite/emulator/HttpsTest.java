package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded API with HTTPS chosen. */
final class HttpsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/tls");

  private static Https pem(String cert, String key) {
    return Https.pem(FIXTURES.resolve(cert), FIXTURES.resolve(key));
  }

  private static QueueEmulator start(Https https) {
    return QueueEmulator.builder().https(https).start();
  }

  @Test
  void everyAddressThatItTellsIsHttps() {
    try (QueueEmulator emulator = start(pem("ec.pem", "ec-sec1.key"))) {
      URI endpoint = URI.create("https://127.0.0.1:" + emulator.port() + "/devstoreaccount1");
      assertThat(emulator.endpoint()).isEqualTo(endpoint);
      assertThat(emulator.connectionString())
          .startsWith("DefaultEndpointsProtocol=https;")
          .endsWith("QueueEndpoint=" + endpoint + ";");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec", "ed25519"})
  void theCertificateGivenIsShownWhateverItsKind(String kind) throws Exception {
    String key = kind.equals("ed25519") ? "ed25519.key" : kind + "-pkcs8.key";
    try (QueueEmulator emulator = start(pem(kind + ".pem", key))) {
      assertThat(emulator.certificate().getSubjectX500Principal()).hasToString("CN=" + kind);
      assertThat(shownBy(emulator)).containsExactly(emulator.certificate());
    }
  }

  @Test
  void theWholeChainIsShown() throws Exception {
    Https https = Https.pfx(FIXTURES.resolve("chain.pfx"), "secret");
    try (QueueEmulator emulator = start(https)) {
      assertThat(shownBy(emulator)).hasSize(2).startsWith(emulator.certificate());
    }
  }

  @Test
  void anEncryptedKeyNeedsItsPassword() {
    Path cert = FIXTURES.resolve("rsa.pem");
    Path key = FIXTURES.resolve("rsa-encrypted.key");
    start(Https.pem(cert, key, "secret")).close();
    assertThatThrownBy(() -> Https.pem(cert, key, "guess"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pwd: expected the password of '" + key + "'");
  }

  @Test
  void plainHttpHasNoCertificate() {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      assertThatThrownBy(emulator::certificate).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void itsOwnCertificateStaysWithTheData(@TempDir Path folder) throws IOException {
    EmulatorOptions options = QueueEmulator.builder().location(folder).https(Https.auto()).build();
    X509Certificate first = certificate(options, InstantSource.system());
    assertThat(folder.resolve(Https.CERTIFICATE_FILE)).isNotEmptyFile();
    assertThat(certificate(options, InstantSource.system())).isEqualTo(first);
    Instant later = Instant.now().plus(Duration.ofDays(900));
    assertThat(certificate(options, InstantSource.fixed(later))).isNotEqualTo(first);
  }

  @Test
  void itsOwnCertificateMayBeKeptWhereDataIsNot(@TempDir Path folder) {
    EmulatorOptions options = QueueEmulator.builder().https(Https.auto(folder)).build();
    assertThat(certificate(options, InstantSource.system()))
        .isEqualTo(certificate(options, InstantSource.system()));
  }

  @Test
  void inMemoryEachHasItsOwn() {
    EmulatorOptions options = QueueEmulator.builder().https(Https.auto()).build();
    assertThat(certificate(options, InstantSource.system()))
        .isNotEqualTo(certificate(options, InstantSource.system()));
  }

  private static X509Certificate certificate(EmulatorOptions options, InstantSource time) {
    try (QueueEmulator emulator = QueueEmulator.start(options, time)) {
      return emulator.certificate();
    }
  }

  @Test
  void aFolderThatCannotKeepItIsTold(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> start(Https.auto(file.resolve("data"))))
        .isInstanceOf(EmulatorStartException.class)
        .hasMessageContainingAll(file.toString(), "--location", "--cert")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void optionsShowNothingOfTheKey() {
    EmulatorBuilder options = QueueEmulator.builder();
    assertThat(options.build().toString()).contains("https=null");
    assertThat(options.https(Https.auto()).build().toString()).contains("https=auto");
    assertThat(options.https(pem("rsa.pem", "rsa-pkcs8.key")).build().toString())
        .contains("https=certificate of CN=rsa,");
  }

  /** What a client gets to see that trusts anybody. */
  private static X509Certificate[] shownBy(QueueEmulator emulator) throws Exception {
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, new TrustManager[] {new TrustEverybody()}, null);
    try (Socket socket = trusting.getSocketFactory().createSocket("127.0.0.1", emulator.port())) {
      return (X509Certificate[]) ((SSLSocket) socket).getSession().getPeerCertificates();
    }
  }

  private static final class TrustEverybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
