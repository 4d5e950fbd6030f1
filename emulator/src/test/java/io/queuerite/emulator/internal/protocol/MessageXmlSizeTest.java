package io.queuerite.emulator.internal.protocol;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.StorageError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 64 KiB are what a text comes to when its references are resolved and it is UTF-8 again. */
final class MessageXmlSizeTest {
  private static final int MAX = 65_536;

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "&amp;", "&#x41;", "\u00e4", "&#228;", "\ud83d\ude00", "<b/>a", "\r"})
  void aTextMayHaveSoManyBytesAndNotOneMore(String piece) {
    int bytes = MessageXml.read(message(piece)).utf8().length;
    assertThat(bytes).isPositive();
    int fits = MAX / bytes;
    assertThat(MessageXml.read(message(piece.repeat(fits))).utf8()).hasSize(fits * bytes);
    assertTooLarge(message(piece.repeat(fits) + "a".repeat(MAX - fits * bytes + 1)));
  }

  static String[] longTails() {
    return new String[] {"a".repeat(1_000_000), "<b>" + "\u4e2d".repeat(300_000) + "</b>"};
  }

  @ParameterizedTest
  @MethodSource("longTails")
  void muchTooMuchIsRefusedAlike(String text) {
    assertTooLarge(message(text));
  }

  private static void assertTooLarge(byte[] body) {
    assertRefused(
        StorageError.REQUEST_BODY_TOO_LARGE, () -> MessageXml.read(body), "MaxLimit", "65536");
  }

  private static byte[] message(String text) {
    return ("<QueueMessage><MessageText>" + text + "</MessageText></QueueMessage>").getBytes(UTF_8);
  }
}
