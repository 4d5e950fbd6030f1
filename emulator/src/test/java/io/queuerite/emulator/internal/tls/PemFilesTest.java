package io.queuerite.emulator.internal.tls;

import static io.queuerite.emulator.internal.tls.Fixture.PASSWORD;
import static io.queuerite.emulator.internal.tls.Fixture.WRONG_PASSWORD;
import static io.queuerite.emulator.internal.tls.Fixture.file;
import static io.queuerite.emulator.internal.tls.Fixture.mistake;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PemFilesTest {
  private static ServerCertificate read(String cert, String key, @Nullable String pwd) {
    return PemFiles.read(file(cert), file(key), pwd);
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, rsa-pkcs8.key, RSA",
    "rsa.pem, rsa-pkcs1.key, RSA",
    "ec.pem, ec-pkcs8.key, EC",
    "ec.pem, ec-sec1.key, EC",
    "ed25519.pem, ed25519.key, EdDSA"
  })
  void everyFormOfAPlainKeyIsRead(String cert, String key, String algorithm) {
    ServerCertificate read = read(cert, key, null);
    assertThat(read.key().getAlgorithm()).isEqualTo(algorithm);
    assertThat(read.belongsTogether()).isTrue();
    assertThat(read.chain()).containsExactly(read.certificate());
  }

  @ParameterizedTest
  @CsvSource({"rsa.pem, rsa-encrypted.key", "rsa.pem, rsa-pbes1.key", "ec.pem, ec-encrypted.key"})
  void anEncryptedKeyIsReadWithItsPassword(String cert, String key) {
    assertThat(read(cert, key, PASSWORD).belongsTogether()).isTrue();
    assertThat(mistake(() -> read(cert, key, WRONG_PASSWORD)))
        .isEqualTo("pwd: expected the password of '%s'", file(key));
    assertThat(mistake(() -> read(cert, key, null)))
        .isEqualTo("pwd: expected the password of '%s'", file(key));
  }

  @Test
  void aPasswordThatNothingNeedsIsNotLookedAt() {
    assertThat(read("rsa.pem", "rsa-pkcs1.key", WRONG_PASSWORD).belongsTogether()).isTrue();
  }

  @Test
  void thoseThatVouchForTheCertificateComeAlong() {
    ServerCertificate read = read("chain.pem", "chain.key", null);
    assertThat(read.chain())
        .extracting(X509Certificate::getSubjectX500Principal)
        .extracting(Object::toString)
        .containsExactly("CN=leaf", "CN=ec");
  }

  @Test
  void certificateAndKeyMayStandInOneFileAmongOtherText(@TempDir Path folder) throws IOException {
    String both =
        "Bag Attributes\n  friendlyName: mine\n"
            + Files.readString(file("rsa-pkcs8.key"))
            + "subject=CN = rsa\n"
            + Files.readString(file("rsa.pem")).replace("\n", "\r\n");
    Path file = Files.writeString(folder.resolve("both.pem"), both);
    assertThat(PemFiles.read(file, file, null).belongsTogether()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, other.key",
    "rsa.pem, ec-pkcs8.key",
    "rsa.pem, ec-sec1.key",
    "ec.pem, rsa-pkcs1.key",
    "ec.pem, chain.key",
    "ec.pem, ed25519.key",
  })
  void aKeyOfAnotherCertificateIsTold(String cert, String key) {
    assertThat(mistake(() -> read(cert, key, null)))
        .isEqualTo(
            "key '%s': expected the private key of the certificate in '%s'", file(key), file(cert));
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThat(mistake(() -> read("none.pem", "rsa-pkcs8.key", null)))
        .isEqualTo("cert '%s': expected a file that can be read", file("none.pem"));
    assertThat(mistake(() -> read("rsa.pem", "none.key", null)))
        .isEqualTo("key '%s': expected a file that can be read", file("none.key"));
    assertThat(mistake(() -> PemFiles.read(file(""), file("rsa-pkcs8.key"), null)))
        .contains("expected a file that can be read");
  }

  @Test
  void aFileOfAnotherKindIsTold() {
    assertThat(mistake(() -> read("rsa-pkcs8.key", "rsa-pkcs8.key", null)))
        .isEqualTo("cert '%s': expected a certificate in PEM", file("rsa-pkcs8.key"));
    assertThat(mistake(() -> read("rsa.pfx", "rsa-pkcs8.key", null)))
        .isEqualTo("cert '%s': expected a certificate in PEM", file("rsa.pfx"));
    assertThat(mistake(() -> read("rsa.pem", "rsa.pem", null)))
        .isEqualTo("key '%s': expected a private key in PEM", file("rsa.pem"));
  }

  @Test
  void opensslsOldEncryptionIsToldWithTheWayOut() {
    assertThat(mistake(() -> read("rsa.pem", "rsa-traditional.key", PASSWORD)))
        .startsWith("key '%s': expected PKCS#8".formatted(file("rsa-traditional.key")))
        .contains("openssl pkcs8 -topk8");
  }

  @ParameterizedTest
  @CsvSource({"rsa.pem, rsa-pkcs8.key", "rsa.pem, rsa-pkcs1.key", "ec.pem, ec-sec1.key"})
  void damagedFilesAreToldAndDoNoHarm(String cert, String key, @TempDir Path folder)
      throws IOException {
    Path damagedKey = damaged(file(key), folder.resolve("key"));
    assertThat(mistake(() -> PemFiles.read(file(cert), damagedKey, null)))
        .startsWith("key '" + damagedKey + "'");
    Path damagedCert = damaged(file(cert), folder.resolve("cert"));
    assertThat(mistake(() -> PemFiles.read(damagedCert, file(key), null)))
        .startsWith("cert '" + damagedCert + "'")
        .contains("damaged");
  }

  /** Leaves nothing but the first line of Base64 in each block. */
  private static Path damaged(Path file, Path copy) throws IOException {
    String whole = Files.readString(file);
    return Files.writeString(
        copy, whole.replaceAll("(KEY|CERTIFICATE)-----\n(.{16})[^-]*\n-", "$1-----\n$2\n-"));
  }

  @Test
  void nothingOfTheKeyIsPrinted() {
    assertThat(read("rsa.pem", "rsa-pkcs8.key", null)).hasToString("certificate of CN=rsa");
  }
}
