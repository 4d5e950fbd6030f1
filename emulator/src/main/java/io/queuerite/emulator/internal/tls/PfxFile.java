package io.queuerite.emulator.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

/** A certificate with its chain and its private key in one PKCS#12 file. */
public final class PfxFile {
  private PfxFile() {}

  /**
   * Reads the first private key of the file and what belongs to it.
   *
   * @throws IllegalArgumentException naming the parameter and what was expected
   */
  public static ServerCertificate read(Path cert, String pwd) {
    byte[] bytes = Unusable.read("cert", cert);
    if (!Pem.blocks(bytes).isEmpty()) {
      throw new IllegalArgumentException(
          "key: expected the file with the private key of '" + cert + "', as that is PEM");
    }
    return read(cert, bytes, pwd);
  }

  private static ServerCertificate read(Path cert, byte[] bytes, String pwd) {
    char[] password = pwd.toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password) instanceof PrivateKey key) {
          return new ServerCertificate(key, x509(store.getCertificateChain(alias)));
        }
      }
      throw Unusable.file("cert", cert, "a PKCS#12 file with a private key in it");
    } catch (GeneralSecurityException | IOException e) {
      if (e instanceof UnrecoverableKeyException
          || e.getCause() instanceof UnrecoverableKeyException) {
        throw Unusable.password(cert, e);
      }
      throw Unusable.file("cert", cert, "a PKCS#12 file, or PEM and a key beside it");
    }
  }

  private static List<X509Certificate> x509(Certificate[] chain) {
    return List.of(chain).stream().map(X509Certificate.class::cast).toList();
  }
}
