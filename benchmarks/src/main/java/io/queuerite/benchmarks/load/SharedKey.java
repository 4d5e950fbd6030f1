package io.queuerite.benchmarks.load;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The well-known development account, and HMAC-SHA256 with its key. Holds one {@link Mac}, so it
 * belongs to one thread.
 */
final class SharedKey {
  static final String ACCOUNT = "devstoreaccount1";
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final Mac mac;
  private final byte[] digest = new byte[32];
  private final byte[] signature = new byte[44];

  SharedKey() {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** The Base64 of the signature, in an array that the next call overwrites. */
  byte[] sign(Bytes text) {
    try {
      mac.update(text.array(), 0, text.length());
      mac.doFinal(digest, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("32 bytes hold an HmacSHA256", e);
    }
    Base64.getEncoder().encode(digest, signature);
    return signature;
  }
}
