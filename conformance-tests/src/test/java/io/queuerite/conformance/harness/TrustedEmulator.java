package io.queuerite.conformance.harness;

import io.queuerite.emulator.Https;
import io.queuerite.emulator.QueueEmulator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * {@code -Dqueuerite.target=https}: emulators in this JVM that speak HTTPS, all with one
 * certificate, which the JVM trusts by default: every test runs as it is.
 */
final class TrustedEmulator {
  private TrustedEmulator() {}

  static synchronized Endpoint start(Setup setup) {
    QueueEmulator emulator = setup.options().https(Https.auto(Trust.FOLDER)).start();
    try {
      Path trusted = Trust.FOLDER.resolve("trusted.p12");
      if (!Files.exists(trusted)) {
        trust(emulator, trusted);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return new InProcessEndpoint(emulator);
  }

  private static void trust(QueueEmulator emulator, Path trusted)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("queuerite", emulator.certificate());
    try (OutputStream out = Files.newOutputStream(trusted)) {
      store.store(out, "queuerite".toCharArray());
    }
    System.setProperty("javax.net.ssl.trustStore", trusted.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", "queuerite");
  }
}
