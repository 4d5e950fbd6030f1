package io.queuerite.emulator.internal.tls;

import static io.queuerite.emulator.internal.tls.Fixture.PASSWORD;
import static io.queuerite.emulator.internal.tls.Fixture.WRONG_PASSWORD;
import static io.queuerite.emulator.internal.tls.Fixture.file;
import static io.queuerite.emulator.internal.tls.Fixture.mistake;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PfxFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"rsa.pfx", "legacy.pfx"})
  void isReadWithItsPasswordHoweverOldItsEncryption(String name) {
    ServerCertificate read = PfxFile.read(file(name), PASSWORD);
    assertThat(read.belongsTogether()).isTrue();
    assertThat(read).hasToString("certificate of CN=rsa");
  }

  @Test
  void isReadWithAnEmptyPassword() {
    assertThat(PfxFile.read(file("empty.pfx"), "").belongsTogether()).isTrue();
  }

  @Test
  void bringsThoseThatVouchForTheCertificate() {
    ServerCertificate read = PfxFile.read(file("chain.pfx"), PASSWORD);
    assertThat(read.belongsTogether()).isTrue();
    assertThat(read.chain()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa.pfx", "legacy.pfx", "empty.pfx"})
  void aWrongPasswordIsTold(String name) {
    assertThat(mistake(() -> PfxFile.read(file(name), WRONG_PASSWORD)))
        .isEqualTo("pwd: expected the password of '%s'", file(name));
  }

  @Test
  void aMissingPasswordIsTold() {
    assertThat(mistake(() -> PfxFile.read(file("rsa.pfx"), "")))
        .isEqualTo("pwd: expected the password of '%s'", file("rsa.pfx"));
  }

  @Test
  void aFileWithoutAKeyIsTold() {
    assertThat(mistake(() -> PfxFile.read(file("no-key.pfx"), PASSWORD)))
        .isEqualTo(
            "cert '%s': expected a PKCS#12 file with a private key in it", file("no-key.pfx"));
  }

  @Test
  void pemWithoutAKeyIsTold() {
    assertThat(mistake(() -> PfxFile.read(file("rsa.pem"), "")))
        .isEqualTo(
            "key: expected the file with the private key of '%s', as that is PEM", file("rsa.pem"));
  }

  @Test
  void aFileOfAnotherKindOrNoneIsTold() {
    assertThat(mistake(() -> PfxFile.read(file("make"), PASSWORD)))
        .isEqualTo("cert '%s': expected a PKCS#12 file, or PEM and a key beside it", file("make"));
    assertThat(mistake(() -> PfxFile.read(file("none.pfx"), PASSWORD)))
        .isEqualTo("cert '%s': expected a file that can be read", file("none.pfx"));
  }
}
