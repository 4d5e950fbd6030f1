package io.queuerite.emulator.internal.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One of an account's keys. It is never shown: {@code toString} does not tell it. */
public final class AccountKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

  private AccountKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Reads a key as connection strings hold it.
   *
   * @throws IllegalArgumentException where it is empty or no Base64
   */
  public static AccountKey ofBase64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (bytes.length == 0) {
      throw new IllegalArgumentException("an account key is empty");
    }
    return new AccountKey(bytes);
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Whether one of the keys signs the text; tries them all, whichever it is. */
  static boolean anySigns(List<AccountKey> keys, String text, String signature) {
    boolean signs = false;
    for (AccountKey key : keys) {
      signs |= key.signs(text, signature);
    }
    return signs;
  }

  /**
   * Whether {@code signature}, in Base64, signs the text; takes as long for any wrong one. What is
   * compared is the Base64: readers of it overlook missing padding and the last letter's spare
   * bits, and so would let in several spellings of one signature.
   */
  boolean signs(String text, String signature) {
    byte[] expected = Base64.getEncoder().encode(mac(text));
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }

  /** The text's signature in Base64. */
  String sign(String text) {
    return Base64.getEncoder().encodeToString(mac(text));
  }

  private byte[] mac(String text) {
    return macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
