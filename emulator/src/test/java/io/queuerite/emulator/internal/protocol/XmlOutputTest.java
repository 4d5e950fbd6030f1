package io.queuerite.emulator.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.MessageText;
import java.io.ByteArrayInputStream;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

final class XmlOutputTest {
  private static final String PROLOGUE = "\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>";

  @Test
  void aDocumentBeginsWithAMarkAndADeclarationAndHasNoWhiteSpace() {
    XmlOutput out = new XmlOutput(64);
    out.open("List").element("Name", "a").empty("Metadata").close("List");
    assertThat(written(out)).isEqualTo(PROLOGUE + "<List><Name>a</Name><Metadata /></List>");
    assertThat(out.bytes()).startsWith(0xEF, 0xBB, 0xBF);
  }

  @Test
  void anElementWithoutTextIsWrittenAsAnEmptyOne() {
    assertThat(body(new XmlOutput(64).element("MessageText", ""))).isEqualTo("<MessageText />");
    assertThat(body(new XmlOutput(64).element("MessageText", MessageText.of(""))))
        .isEqualTo("<MessageText />");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          &,            &amp;
          <,            &lt;
          >,            &gt;
          ",            "
          ',            '
          a&&b,         a&amp;&amp;b
          ]]>,          ]]&gt;
          \u4e2d\ud83d\ude00, \u4e2d\ud83d\ude00
          """,
      quoteCharacter = '`')
  void onlyThreeCharactersAreEscaped(String text, String written) {
    assertThat(body(new XmlOutput(64).element("T", text))).isEqualTo("<T>" + written + "</T>");
    assertThat(body(new XmlOutput(64).element("T", MessageText.of(text))))
        .isEqualTo("<T>" + written + "</T>");
  }

  @Test
  void whiteSpaceIsKept() {
    assertThat(body(new XmlOutput(64).element("T", " \t\n \r\n")))
        .isEqualTo("<T> \t\n &#xD;\n</T>");
  }

  @Test
  void whatXmlCannotCarryIsReplaced() {
    assertThat(body(new XmlOutput(64).element("T", "\u0000a\u0001\u001f\ufffe\uffff")))
        .isEqualTo("<T>\ufffda\ufffd\ufffd\ufffd\ufffd</T>");
    assertThat(body(new XmlOutput(64).element("T", "\ufffd\uffbf\uffef\uf000")))
        .as("their neighbours are not")
        .isEqualTo("<T>\ufffd\uffbf\uffef\uf000</T>");
  }

  @Test
  void anAttributeIsQuoted() {
    assertThat(body(new XmlOutput(64).open("R", "A", "a\"<&>\u4e2d\u0001")))
        .isEqualTo("<R A=\"a&quot;&lt;&amp;&gt;\u4e2d\ufffd\">");
  }

  @Test
  void aDocumentGrowsAsNeeded() {
    String text = "&\u4e2d".repeat(50_000);
    assertThat(body(new XmlOutput(1).element("T", text)))
        .isEqualTo("<T>" + text.replace("&", "&amp;") + "</T>");
    assertThat(body(new XmlOutput(0))).isEmpty();
  }

  @Test
  void anyTextComesBackFromAParser() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      String text = randomText(random);
      XmlOutput out = new XmlOutput(random.nextInt(200));
      out.open("R", "A", "x").element("T", text).close("R");
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(out.bytes(), 0, out.length()))
              .getDocumentElement();
      assertThat(root.getTextContent()).isEqualTo(text);
    }
  }

  /** All kinds of characters that XML can carry. */
  private static String randomText(Random random) {
    return IntStream.generate(
            () ->
                switch (random.nextInt(6)) {
                  case 0 -> "&<>\"'\r\n\t]".charAt(random.nextInt(9));
                  case 1 -> 0xe000 + random.nextInt(0x1ffe);
                  case 2 -> 0x10000 + random.nextInt(0x100000);
                  case 3 -> 0x80 + random.nextInt(0xd780);
                  default -> ' ' + random.nextInt(95);
                })
        .limit(random.nextInt(200))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String body(XmlOutput out) {
    assertThat(written(out)).startsWith(PROLOGUE);
    return written(out).substring(PROLOGUE.length());
  }

  private static String written(XmlOutput out) {
    return new String(out.bytes(), 0, out.length(), UTF_8);
  }
}
