package io.queuerite.conformance.harness;

import io.queuerite.emulator.Https;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The one certificate that all targets with HTTPS of this JVM's own share, and trust in it. */
final class Trust {
  /** Where an emulator keeps it, and its key. */
  static final Path FOLDER = folder();

  private Trust() {}

  /** Sockets that trust it; where there is none yet, those that the JVM's default trusts. */
  static SSLSocketFactory sockets() {
    Path certificate = FOLDER.resolve(Https.CERTIFICATE_FILE);
    if (!Files.exists(certificate)) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try (InputStream in = Files.newInputStream(certificate)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "queuerite", CertificateFactory.getInstance("X.509").generateCertificate(in));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of accounts, for an emulator that is a process. */
  static Path accounts(String text) {
    try {
      return Files.writeString(FOLDER.resolve("accounts"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      Path builds = Files.createDirectories(Path.of("target"));
      return Files.createTempDirectory(builds, "queuerite-https").toAbsolutePath();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
