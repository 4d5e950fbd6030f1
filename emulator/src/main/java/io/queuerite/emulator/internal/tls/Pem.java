package io.queuerite.emulator.internal.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM file (RFC 7468), whatever text stands around them. */
final class Pem {
  /**
   * One block.
   *
   * @param label what stands after BEGIN, such as {@code CERTIFICATE}
   * @param text between the lines BEGIN and END
   */
  record Block(String label, String text) {
    /**
     * Its bytes.
     *
     * @throws IllegalArgumentException where it is not Base64
     */
    byte[] bytes() {
      return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    }

    /** OpenSSL's own way to encrypt a key, from before PKCS#8: headers stand before the Base64. */
    boolean hasHeaders() {
      return text.indexOf(':') >= 0;
    }
  }

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  private Pem() {}

  /** The file's blocks in their order; none where it is no PEM file. */
  static List<Block> blocks(byte[] file) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  /** A certificate's block, in lines of 64 letters as OpenSSL writes them. */
  static String ofCertificate(byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }
}
