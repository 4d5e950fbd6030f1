package io.queuerite.emulator.internal.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Arrays;

/**
 * Wraps the older forms of private keys, PKCS#1 for RSA and SEC 1 for EC, into PKCS#8, the one form
 * that the JDK reads. What they lack is the algorithm's identifier with the curve's name, and that
 * stands in the certificate.
 */
final class Pkcs8 {
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private Pkcs8() {}

  static byte[] wrap(byte[] key, PublicKey ofCertificate) {
    return element(
        SEQUENCE, VERSION_0, algorithm(ofCertificate.getEncoded()), element(OCTET_STRING, key));
  }

  /** The first element within an X.509 public key's sequence. */
  private static byte[] algorithm(byte[] publicKey) {
    int start = contentStart(publicKey, 0);
    int content = contentStart(publicKey, start);
    return Arrays.copyOfRange(publicKey, start, content + length(publicKey, start));
  }

  private static int contentStart(byte[] der, int element) {
    int length = der[element + 1] & 0xff;
    return element + 2 + (length < 0x80 ? 0 : length & 0x7f);
  }

  private static int length(byte[] der, int element) {
    int length = der[element + 1] & 0xff;
    if (length < 0x80) {
      return length;
    }
    int value = 0;
    for (int i = 0; i < (length & 0x7f); i++) {
      value = (value << 8) | (der[element + 2 + i] & 0xff);
    }
    return value;
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    writeLength(element, content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  /** One byte where it does, otherwise the number of bytes, and as few of them as it takes. */
  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    byte[] value = BigInteger.valueOf(length).toByteArray();
    int unsigned = value[0] == 0 ? 1 : 0;
    out.write(0x80 | (value.length - unsigned));
    out.write(value, unsigned, value.length - unsigned);
  }
}
