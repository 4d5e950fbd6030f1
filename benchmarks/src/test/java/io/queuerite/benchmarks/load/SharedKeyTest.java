package io.queuerite.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SharedKeyTest {
  @Test
  void aListRequestIsSignedAsComputedByHand() {
    String text =
        "GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:Fri, 01 Jan 2027 00:00:00 GMT\nx-ms-version:2026-06-06\n"
            + "/devstoreaccount1/devstoreaccount1\ncomp:list\nmaxresults:2\nprefix:a b";
    SharedKey key = new SharedKey();

    assertThat(sign(key, text)).isEqualTo("h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4s=");
    assertThat(sign(key, text))
        .as("the second time")
        .isEqualTo("h7absGSp2lUQwovgyYu9nbbcS8UqIs/ezayB0cnts4s=");
  }

  private static String sign(SharedKey key, String text) {
    return new String(key.sign(new Bytes().add(Bytes.ascii(text))), StandardCharsets.US_ASCII);
  }
}
