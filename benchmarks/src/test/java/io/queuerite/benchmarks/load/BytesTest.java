package io.queuerite.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void aReceiptIsPercentEncodedForAQuery() {
    byte[] receipt = Bytes.ascii("<A+b/9=>");

    Bytes encoded = new Bytes().addEncoded(receipt, 1, receipt.length - 1);

    assertThat(text(encoded)).isEqualTo("A%2Bb%2F9%3D");
  }

  @Test
  void itGrowsAndIsFilledAnew() {
    Bytes bytes = new Bytes();
    for (int i = 0; i < 1000; i++) {
      bytes.add(Bytes.ascii("abc"));
    }

    assertThat(text(bytes)).isEqualTo("abc".repeat(1000));
    assertThat(text(bytes.clear().add('x'))).isEqualTo("x");
  }

  private static String text(Bytes bytes) {
    return new String(bytes.array(), 0, bytes.length(), StandardCharsets.US_ASCII);
  }
}
