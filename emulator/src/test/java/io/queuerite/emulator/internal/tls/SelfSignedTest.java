package io.queuerite.emulator.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit's to set
final class SelfSignedTest {
  private static final String HOST = "127.0.0.1";

  @TempDir private Path folder;

  private X509Certificate kept(String host, Instant now) throws IOException {
    ServerCertificate kept = SelfSigned.kept(folder, host, now);
    assertThat(kept.belongsTogether()).isTrue();
    return kept.certificate();
  }

  private Path pem() {
    return folder.resolve("queuerite-cert.pem");
  }

  @Test
  void isTheSameAfterARestart() throws IOException {
    X509Certificate first = kept(HOST, Instant.now());
    assertThat(kept(HOST, Instant.now())).isEqualTo(first);
    assertThat(kept("0.0.0.0", Instant.now())).isEqualTo(first);
  }

  @Test
  void isMadeAnewWhenItsTimeIsOver() throws IOException {
    X509Certificate first = kept(HOST, Instant.now());
    Instant end = first.getNotAfter().toInstant();
    assertThat(end).isAfter(Instant.now().plus(Duration.ofDays(800)));
    assertThat(kept(HOST, end.minus(Duration.ofHours(25)))).isEqualTo(first);
    X509Certificate second = kept(HOST, end.minus(Duration.ofHours(23)));
    assertThat(second).isNotEqualTo(first);
    assertThat(pem()).content().isEqualTo(Pem.ofCertificate(encoded(second)));
  }

  @Test
  void isMadeAnewForAHostThatItDoesNotName() throws IOException {
    X509Certificate first = kept(HOST, Instant.now());
    X509Certificate second = kept("queues.example", Instant.now());
    assertThat(second).isNotEqualTo(first);
    assertThat(kept(HOST, Instant.now())).as("it names more than is asked").isEqualTo(second);
  }

  @Test
  void namesEveryAddressOfTheEmulatorAndVouchesForNoOther()
      throws IOException, CertificateParsingException {
    X509Certificate made = SelfSigned.inMemory("[fd00::1]").certificate();
    assertThat(made.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly(
            "localhost", "*.queue.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "fd00:0:0:0:0:0:0:1");
    assertThat(made.getBasicConstraints()).as("not an authority").isEqualTo(-1);
    assertThat(made.getExtendedKeyUsage()).as("a server's").containsExactly("1.3.6.1.5.5.7.3.1");
  }

  @Test
  void everybodyMayReadTheCertificateAndOnlyTheOwnerTheKey() throws IOException {
    X509Certificate made = kept(HOST, Instant.now());
    Path key = folder.resolve("queuerite-key.p12");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(pem()).content().isEqualTo(Pem.ofCertificate(encoded(made)));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("and nothing else is left").containsExactlyInAnyOrder(key, pem());
    }
  }

  @Test
  void aCertificateThatWasRemovedOrReplacedIsWrittenAgain() throws IOException {
    X509Certificate made = kept(HOST, Instant.now());
    Files.writeString(pem(), "something else");
    assertThat(kept(HOST, Instant.now())).isEqualTo(made);
    assertThat(pem()).content().isEqualTo(Pem.ofCertificate(encoded(made)));
  }

  @Test
  void emulatorsThatStartTogetherAgreeOnOne() {
    List<CompletableFuture<X509Certificate>> starting =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::keptNow)).limit(2).toList();
    assertThat(starting.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  private X509Certificate keptNow() {
    try {
      return kept(HOST, Instant.now());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aKeyFileOfSomebodyElseIsToldAndLeftAlone() throws IOException {
    Path key = Files.writeString(folder.resolve("queuerite-key.p12"), "somebody else's");
    assertThatThrownBy(() -> kept(HOST, Instant.now()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(key.toString());
    assertThat(key).content().isEqualTo("somebody else's");
  }

  @Test
  void aHostThatNoCertificateCanNameIsTold() {
    assertThatThrownBy(() -> SelfSigned.inMemory("a b"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("keytool")
        .message()
        .doesNotContain("\n");
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
