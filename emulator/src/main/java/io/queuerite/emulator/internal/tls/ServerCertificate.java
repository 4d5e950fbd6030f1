package io.queuerite.emulator.internal.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who the server says it is, and the key that proves it.
 *
 * @param chain the server's own certificate, then those that vouch for it; never empty
 */
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain) {
  private static final byte[] CHALLENGE = "queuerite".getBytes(StandardCharsets.US_ASCII);

  public ServerCertificate {
    chain = List.copyOf(chain);
  }

  /** The server's own certificate. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /**
   * Whether the key signs what the certificate verifies: the one test that fits every algorithm.
   */
  boolean belongsTogether() {
    PublicKey publicKey = certificate().getPublicKey();
    String algorithm = publicKey.getAlgorithm();
    if (!algorithm.equals(key.getAlgorithm())) {
      return false;
    }
    try {
      Signature signature =
          Signature.getInstance(algorithm.equals("EdDSA") ? algorithm : "SHA256with" + suffix());
      signature.initSign(key);
      signature.update(CHALLENGE);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(CHALLENGE);
      return signature.verify(signed);
    } catch (GeneralSecurityException differentCurvesOrSizes) {
      return false;
    }
  }

  private String suffix() {
    return key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm();
  }

  /** Nothing of the key: options are printed and logged. */
  @Override
  public String toString() {
    return "certificate of " + certificate().getSubjectX500Principal().getName();
  }
}
