package io.queuerite.emulator.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.MessageText;
import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The short cut may leave a message to the parser, but must never read it in another way. */
final class PlainMessageTest {
  private static final String MESSAGE =
      "<QueueMessage><MessageText>%s</MessageText></QueueMessage>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "<?xml version='1.0' encoding='utf-8'?>\n",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
      })
  void whatClientsSendNeedsNoParser(String declaration) {
    for (String text : new String[] {"", "aGVsbG8=", " a\tb\n", "a".repeat(65_536)}) {
      assertThat(read(declaration + MESSAGE.formatted(text))).hasToString(text);
    }
  }

  @Test
  void whatXmlTreatsInItsOwnWayIsLeftToTheParser() {
    for (String text :
        new String[] {"&amp;", "a\rb", "<b/>", "]]>", "\u00e4", "\u0001", "\u007f"}) {
      assertThat(read(MESSAGE.formatted(text))).as(text).isNull();
    }
    assertThat(read(MESSAGE.formatted("a".repeat(65_537)))).isNull();
    assertThat(read(MESSAGE.formatted("a") + " ")).isNull();
    assertThat(read("")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version='1.0\" encoding='utf-8'?>",
        "<?xml version=\"1.0\" encoding='utf-8\"?>",
        "<?xml version=\"1.0\" ENCODING=\"utf-8\"?>",
        "<?xml version=\"1.1\" encoding=\"utf-8\"?>",
        "<?xml version=\"1.0\" encoding=\"utf-9\"?>"
      })
  void aDeclarationThatIsNotQuiteOneIsLeftToTheParser(String declaration) {
    assertThat(read(declaration + MESSAGE.formatted("a"))).isNull();
  }

  static LongStream seeds() {
    return LongStream.of(1, 2, ThreadLocalRandom.current().nextInt(1_000_000));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatItReadsAParserReadsAlike(long seed) throws Exception {
    Random random = new Random(seed);
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    parser.setErrorHandler(new DefaultHandler());
    String[] starts = {
      "", "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<?xml version='1.0' encoding='UTF-8'?>\n"
    };
    int plain = 0;
    for (int i = 0; i < 5000; i++) {
      StringBuilder xml =
          new StringBuilder(starts[random.nextInt(3)]).append(MESSAGE.formatted("some text"));
      for (int j = random.nextInt(3); j > 0; j--) {
        mutilate(xml, random);
      }
      byte[] body = xml.toString().getBytes(UTF_8);
      MessageText text = PlainMessage.read(body);
      if (text != null) {
        plain++;
        assertThat(text).as("%s", xml).hasToString(parsed(parser, xml.toString()));
      }
    }
    assertThat(plain).as("those that needed no parser").isGreaterThan(1000);
  }

  private static void mutilate(StringBuilder xml, Random random) {
    int at = random.nextInt(xml.length());
    char c = "<>&;\"'?/=\n\t\r a\u0001\u00e4\u007fmMtT1.-".charAt(random.nextInt(24));
    switch (random.nextInt(3)) {
      case 0 -> xml.setCharAt(at, c);
      case 1 -> xml.insert(at, c);
      default -> xml.deleteCharAt(at);
    }
  }

  private static String parsed(DocumentBuilder parser, String xml) throws IOException {
    try {
      return parser
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement()
          .getTextContent();
    } catch (SAXException malformed) {
      throw new AssertionError("no parser reads " + xml, malformed);
    }
  }

  private static @Nullable MessageText read(String xml) {
    return PlainMessage.read(xml.getBytes(UTF_8));
  }
}
