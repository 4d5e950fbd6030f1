package io.queuerite.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nServer: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\nA\r\n, message!\r\n0\r\n\r\n";

  @Test
  void aBodyOfKnownLengthIsFound() {
    Answer answer = complete("HTTP/1.1 201 Created\r\ncontent-length: 4\r\nDate: now\r\n\r\nbody");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(body(answer)).isEqualTo("body");
  }

  @Test
  void chunksAreJoined() {
    Answer answer = complete(CHUNKED);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(body(answer)).isEqualTo("Hello, message!");
  }

  @Test
  void whateverPartHasComeSoFarTheAnswerIsNotComplete() {
    byte[] whole = ascii(CHUNKED);
    for (int length = 0; length < whole.length; length++) {
      byte[] buffer = Arrays.copyOf(whole, 2 * whole.length);
      assertThat(new Answer().read(buffer, length)).as("%d bytes", length).isFalse();
      // What is read too early leaves the buffer as it is, so that the rest can be added.
      assertThat(Arrays.copyOf(buffer, whole.length)).isEqualTo(whole);
    }
  }

  @Test
  void noContentNeedsNoLength() {
    assertThat(body(complete("HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n"))).isEmpty();
  }

  @Test
  void anyOtherAnswerNeedsALength() {
    byte[] bytes = ascii("HTTP/1.1 200 OK\r\nDate: now\r\n\r\n");

    assertThatThrownBy(() -> new Answer().read(bytes, bytes.length))
        .hasMessageContaining("without a length");
  }

  @Test
  void bytesAfterTheAnswerAreAnError() {
    byte[] bytes = ascii("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabc");

    assertThatThrownBy(() -> new Answer().read(bytes, bytes.length))
        .hasMessageContaining("more bytes");
  }

  @Test
  void headersAreReadAsNumbersWhateverTheirCase() {
    Answer answer = complete("HTTP/1.1 200 OK\r\nX-Ms-Count: 1234567\r\nContent-Length: 0\r\n\r\n");

    assertThat(answer.headerNumber(ascii("x-ms-count:"))).isEqualTo(1_234_567);
    assertThat(answer.headerNumber(ascii("x-ms-other:"))).isEqualTo(-1);
  }

  @Test
  void aPatternIsFoundInTheBodyOnly() {
    Answer answer = complete("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<<a><b><c");

    int b = answer.indexOf(ascii("<b>"), answer.bodyFrom());
    assertThat(b - answer.bodyFrom()).isEqualTo(4);
    assertThat(answer.indexOf(ascii("<c>"), b)).isEqualTo(-1);
    assertThat(answer.indexOf(ascii("HTTP"), answer.bodyFrom())).isEqualTo(-1);
  }

  private static Answer complete(String text) {
    Answer answer = new Answer();
    byte[] bytes = ascii(text);
    assertThat(answer.read(bytes, bytes.length)).isTrue();
    return answer;
  }

  private static String body(Answer answer) {
    int length = answer.bodyTo() - answer.bodyFrom();
    return new String(answer.buffer(), answer.bodyFrom(), length, StandardCharsets.US_ASCII);
  }

  private static byte[] ascii(String text) {
    return Bytes.ascii(text);
  }
}
