package io.queuerite.emulator.internal.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Private keys in each of the forms in which OpenSSL and mkcert write them. */
final class PrivateKeys {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PrivateKeys() {}

  /** Whether a block holds a private key in any form. */
  static boolean isKey(Pem.Block block) {
    return block.label().endsWith("PRIVATE KEY");
  }

  /**
   * The key of a block.
   *
   * @param ofCertificate the key to which it should belong
   * @throws GeneralSecurityException where the bytes are no such key, or the password is wrong
   */
  static PrivateKey read(Pem.Block block, PublicKey ofCertificate, char[] password)
      throws GeneralSecurityException {
    byte[] bytes = block.bytes();
    return switch (block.label()) {
      case "PRIVATE KEY" -> ofAnyAlgorithm(new PKCS8EncodedKeySpec(bytes));
      case "ENCRYPTED PRIVATE KEY" -> ofAnyAlgorithm(decrypt(bytes, password));
      case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
          KeyFactory.getInstance(ofCertificate.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(Pkcs8.wrap(bytes, ofCertificate)));
      default -> throw new InvalidKeySpecException(block.label());
    };
  }

  private static PrivateKey ofAnyAlgorithm(PKCS8EncodedKeySpec spec)
      throws GeneralSecurityException {
    InvalidKeySpecException unusable = new InvalidKeySpecException("expected one of " + ALGORITHMS);
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException ofAnother) {
        unusable.addSuppressed(ofAnother);
      }
    }
    throw unusable;
  }

  private static PKCS8EncodedKeySpec decrypt(byte[] bytes, char[] password)
      throws GeneralSecurityException {
    try {
      EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(bytes);
      // The second scheme's name says nothing; its parameters print as the cipher that they mean.
      String name = encrypted.getAlgName();
      String cipherName =
          name.equals("PBES2") || name.equals("1.2.840.113549.1.5.13")
              ? encrypted.getAlgParameters().toString()
              : name;
      Key key = SecretKeyFactory.getInstance(cipherName).generateSecret(new PBEKeySpec(password));
      Cipher cipher = Cipher.getInstance(cipherName);
      cipher.init(Cipher.DECRYPT_MODE, key, encrypted.getAlgParameters());
      return encrypted.getKeySpec(cipher);
    } catch (IOException e) {
      throw new InvalidKeySpecException(e);
    }
  }
}
