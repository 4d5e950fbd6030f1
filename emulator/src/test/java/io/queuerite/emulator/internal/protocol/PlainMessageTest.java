package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.MessageText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainMessageTest {
  private static final List<String> SEEDS =
      List.of(
          "<QueueMessage><MessageText>aGVsbG8=</MessageText></QueueMessage>",
          "<?xml version=\"1.0\" encoding=\"utf-8\"?><QueueMessage><MessageText>a b</MessageText></QueueMessage>",
          "<?xml version='1.0' encoding='UTF-8'?>\n<QueueMessage><MessageText></MessageText></QueueMessage>");
  private static final String ALPHABET = "<>&'\"\r\n\t \u0001\u007f]/?!=aZ9;#x";

  /** A space after the document means nothing, but only the parser puts up with it. */
  private static MessageText parsed(byte[] body) {
    byte[] spaced = Arrays.copyOf(body, body.length + 1);
    spaced[body.length] = ' ';
    assertThat(PlainMessage.read(spaced)).isNull();
    return MessageXml.read(spaced);
  }

  @Test
  void whateverTheFastPathReadsTheParserReadsAlike() {
    Random random = new Random(42);
    int fast = 0;
    for (int i = 0; i < 6000; i++) {
      StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
      for (int change = random.nextInt(3); change > 0; change--) {
        mutate(text, random);
      }
      byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
      MessageText plain = PlainMessage.read(body);
      if (plain != null) {
        fast++;
        assertThat(parsed(body)).as("%s", text).isEqualTo(plain);
      }
    }
    assertThat(fast).as("bodies that took the fast path").isBetween(2000, 5900);
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    char with = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    switch (random.nextInt(3)) {
      case 0 -> text.setCharAt(at, with);
      case 1 -> text.insert(at, with);
      default -> text.deleteCharAt(at);
    }
  }
}
