package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTPS from the command line, with a certificate given or made. FILES is where fixtures lie. */
@ParameterizedClass
@MethodSource("jdks")
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CliHttpsTest {
  private static final int MISTAKE = 2;
  private static final Path FILES = Launch.HOME.resolve("emulator/src/test/resources/tls");

  @Parameter private Jdk jdk;
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  private Launch launch(String arguments) {
    return Launch.on(jdk, directory).with((Object[]) real(arguments).split(" ", -1));
  }

  private static String real(String text) {
    return text.replace("FILES", FILES.toString());
  }

  @Test
  void aCertificateOfItsOwnIsMadeOnceAndToldWithTheWayToTrustIt() throws IOException {
    Launch launch = launch("--queue-port 0 --location data --https auto");
    Path pem = directory.resolve("data/queuerite-cert.pem");
    String first;
    try (JarProcess jar = launch.start()) {
      QueueClient.trusting(pem(jar, pem), jar.endpoint()).createQueue("orders");
      first = Files.readString(pem);
      assertThat(jar.out())
          .contains("DefaultEndpointsProtocol=https;", "listening at https://", pem.toString())
          .containsPattern("Trust it .*NODE_EXTRA_CA_CERTS.*keytool -importcert");
      jar.terminate();
      assertThat(jar.exitCode()).isZero();
    }
    try (JarProcess again = launch.start()) {
      assertThat(QueueClient.trusting(pem(again, pem), again.endpoint()).exists("orders")).isTrue();
      assertThat(pem).content().isEqualTo(first);
    }
  }

  private static Path pem(JarProcess jar, Path pem) {
    assertThat(jar.endpoint().getScheme()).isEqualTo("https");
    return pem;
  }

  @Test
  void inMemoryTheCertificateIsAllThatIsKept() throws IOException {
    Launch launch = launch("--queue-port 0 --in-memory-persistence --location kept --https auto");
    Path kept = directory.resolve("kept");
    try (JarProcess jar = launch.start()) {
      Path pem = pem(jar, kept.resolve("queuerite-cert.pem"));
      QueueClient.trusting(pem, jar.endpoint()).createQueue("orders");
    }
    try (Stream<Path> files = Files.list(kept)) {
      assertThat(files)
          .containsExactlyInAnyOrder(
              kept.resolve("queuerite-cert.pem"), kept.resolve("queuerite-key.p12"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, --cert FILES/rsa.pem --key FILES/rsa-pkcs1.key",
    "ec.pem, --cert FILES/ec.pem --key FILES/ec-sec1.key",
    "ed25519.pem, --cert FILES/ed25519.pem --key FILES/ed25519.key",
    "rsa.pem, --cert FILES/rsa.pem --key FILES/rsa-encrypted.key --pwd secret",
    "rsa.pem, --cert FILES/rsa.pem --key FILES/rsa-pbes1.key --pwd secret",
    "ec.pem, --cert FILES/chain.pfx --pwd secret",
    "rsa.pem, --cert FILES/legacy.pfx --pwd secret",
    "rsa.pem, --cert FILES/empty.pfx"
  })
  void aCertificateGivenIsShown(String trusted, String arguments) throws IOException {
    try (JarProcess jar = launch(arguments).throwaway().start()) {
      QueueClient.trusting(pem(jar, FILES.resolve(trusted)), jar.endpoint()).createQueue("orders");
      assertThat(jar.out()).doesNotContain("secret", "Trust it");
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void thePasswordMayComeFromTheEnvironment() throws IOException {
    Launch launch =
        launch("--cert FILES/rsa.pfx").throwaway().withEnvironment("QUEUERITE_PWD", "secret");
    try (JarProcess jar = launch.start()) {
      Path rsa = pem(jar, FILES.resolve("rsa.pem"));
      QueueClient.trusting(rsa, jar.endpoint()).createQueue("orders");
    }
  }

  @Test
  void clientsThatSpeakPlainHttpOrDoNotTrustMakeNoNoise() throws IOException {
    try (JarProcess jar =
        launch("--cert FILES/rsa.pem --key FILES/rsa-pkcs8.key").throwaway().start()) {
      int port = jar.endpoint().getPort();
      try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
        plain.setSoTimeout(10_000);
        plain.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
        assertThat(new String(plain.getInputStream().readAllBytes(), ISO_8859_1))
            .startsWith("HTTP/1.1 400 ")
            .contains("https://");
      }
      assertThatThrownBy(
              () ->
                  QueueClient.trusting(FILES.resolve("ec.pem"), jar.endpoint())
                      .createQueue("orders"))
          .isInstanceOf(SSLHandshakeException.class);
      jar.terminate();
      assertThat(jar.exitCode()).isZero();
      assertThat(jar.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --https yes                                                  | --https 'yes': expected auto
          --https auto --cert FILES/rsa.pem                            | --https auto and --cert
          --key FILES/other.key                                        | --key: expected --cert
          --cert none                                                  | --cert 'none'
          --cert FILES/rsa.pem                                         | --key: expected
          --cert FILES/rsa.pem --key none                              | --key 'none'
          --cert FILES/rsa.pem --key FILES/other.key                   | --key 'FILES/other.key'
          --cert FILES/rsa.pem --key FILES/rsa-encrypted.key           | --pwd: expected
          --cert FILES/rsa.pem --key FILES/rsa-encrypted.key --pwd gue55 | --pwd: expected
          --cert FILES/rsa.pfx --pwd gue55                             | --pwd: expected
          --cert FILES/make                                            | --cert 'FILES/make'
          """)
  void aMistakeIsToldInOneLineThatShowsNoPassword(String arguments, String said) {
    try (JarProcess jar = launch(arguments).throwaway().start()) {
      assertThat(jar.exitCode()).as(jar.err()).isEqualTo(MISTAKE);
      assertThat(jar.out()).isEmpty();
      assertThat(jar.errorLines()).hasSize(1);
      assertThat(jar.err()).contains(real(said)).doesNotContain("gue55");
    }
  }

  @Test
  void aFolderThatCannotKeepTheCertificateIsTold() {
    try (JarProcess jar = launch("--location /proc --https auto").throwaway().start()) {
      assertThat(jar.exitCode()).as(jar.err()).isEqualTo(1);
      assertThat(jar.errorLines()).hasSize(1);
      assertThat(jar.err()).contains("/proc", "--location");
    }
  }
}
