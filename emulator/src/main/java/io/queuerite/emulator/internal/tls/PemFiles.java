package io.queuerite.emulator.internal.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chain of certificates in one PEM file, and the private key in another, or in the same. */
public final class PemFiles {
  private PemFiles() {}

  /**
   * Reads both.
   *
   * @param cert the server's own certificate, then those that vouch for it
   * @param key PKCS#8, encrypted or not, PKCS#1 or SEC 1
   * @param pwd what decrypts the key; not looked at where the key is not encrypted
   * @throws IllegalArgumentException naming the parameter and what was expected
   */
  public static ServerCertificate read(Path cert, Path key, @Nullable String pwd) {
    List<X509Certificate> chain = chain(cert, Unusable.read("cert", cert));
    ServerCertificate read =
        new ServerCertificate(key(key, chain.get(0), pwd, notItsKey(cert, key)), chain);
    if (!read.belongsTogether()) {
      throw notItsKey(cert, key);
    }
    return read;
  }

  private static List<X509Certificate> chain(Path cert, byte[] file) {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Pem.Block block : Pem.blocks(file)) {
        if (block.label().equals("CERTIFICATE")) {
          ByteArrayInputStream bytes = new ByteArrayInputStream(block.bytes());
          chain.add((X509Certificate) factory.generateCertificate(bytes));
        }
      }
    } catch (CertificateException | IllegalArgumentException damaged) {
      throw Unusable.file("cert", cert, "a certificate in PEM, and this one is damaged");
    }
    if (chain.isEmpty()) {
      throw Unusable.file("cert", cert, "a certificate in PEM");
    }
    return chain;
  }

  private static PrivateKey key(
      Path key, X509Certificate cert, @Nullable String pwd, IllegalArgumentException notItsKey) {
    Pem.Block block = block(key);
    boolean encrypted = block.label().startsWith("ENCRYPTED");
    if (encrypted && pwd == null) {
      throw Unusable.password(key, null);
    }
    try {
      char[] password = pwd == null ? new char[0] : pwd.toCharArray();
      return PrivateKeys.read(block, cert.getPublicKey(), password);
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw encrypted ? Unusable.password(key, unusable) : notItsKey;
    }
  }

  private static Pem.Block block(Path key) {
    for (Pem.Block block : Pem.blocks(Unusable.read("key", key))) {
      if (PrivateKeys.isKey(block)) {
        if (block.hasHeaders()) {
          throw Unusable.file(
              "key", key, "PKCS#8 where it is encrypted (openssl pkcs8 -topk8 converts)");
        }
        return block;
      }
    }
    throw Unusable.file("key", key, "a private key in PEM");
  }

  private static IllegalArgumentException notItsKey(Path cert, Path key) {
    return Unusable.file("key", key, "the private key of the certificate in '" + cert + "'");
  }
}
