package io.queuerite.emulator.internal.protocol;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.StorageError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageXmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "<?xml version='1.0' encoding='UTF-8'?>\n",
        "<?xml version=\"1.0\"?>\r\n ",
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>",
        "\ufeff",
        "\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "<!-- a <MessageText>no\r\n</MessageText> -->\r\n",
        "<?go on?>\r"
      })
  void whatComesBeforeTheMessageDoesNotMatter(String before) {
    assertThat(read(before + message("text"))).isEqualTo("text");
    assertThat(read(before + message("a\rb"))).isEqualTo("a\rb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", " ", "<!-- end -->", "\r\n<?end?>\r\n"})
  void whatComesAfterTheMessageDoesNotMatter(String after) {
    assertThat(read(message("text") + after)).isEqualTo("text");
    assertThat(read(message("a\rb") + after)).isEqualTo("a\rb");
  }

  @Test
  void whiteSpaceBetweenTheTagsDoesNotMatter() {
    assertThat(read("<QueueMessage>\r\n\t<MessageText>text</MessageText >\r\n</QueueMessage>"))
        .isEqualTo("text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " leading and trailing ",
        "\ttabs\tand\n\nlines\n",
        "\rbare\rreturns\r",
        "windows\r\nlines\r\n",
        "\r\n\r\r\n\n",
        "\"quotes\" 'of' both kinds",
        "]] >",
        "\u00e4\u4e2d\ud83d\ude00\ue000\uf8ff\ufffd",
        "\u0085\u2028"
      })
  void everyCharacterComesThrough(String text) {
    assertThat(read(message(text))).isEqualTo(text);
  }

  @Test
  void referencesAreResolved() {
    assertThat(
            read(
                message("&lt;a&gt; &amp;amp; &quot;&apos; &#65;&#x4e2d;&#x1F600; &#13;&#xD;&#xa;")))
        .isEqualTo("<a> &amp; \"' A\u4e2d\ud83d\ude00 \r\r\n");
  }

  @Test
  void carriageReturnsOfBothKindsMeetInOneText() {
    assertThat(read(message("a\r\nb&#xD;\nc&#13;\rd"))).isEqualTo("a\r\nb\r\nc\r\rd");
  }

  @Test
  void aSectionIsTextToTheLetter() {
    assertThat(read(message("a<![CDATA[<b>&amp;\r\n]]]]><![CDATA[>]]>c")))
        .isEqualTo("a<b>&amp;\r\n]]>c");
    assertThat(read(message("<![CDATA[ ]]>"))).isEqualTo(" ");
    assertThat(read(message("<![CDATA[]]>"))).isEmpty();
  }

  @Test
  void tagsWithinTheTextAreDroppedAndTheirTextIsKept() {
    assertThat(read(message("a<b>c</b>d<e/>f"))).isEqualTo("acdf");
    assertThat(read(message("<MessageText>inner</MessageText>\r"))).isEqualTo("inner\r");
    assertThat(read(message("a<!-- b -->c<?d e?>f"))).isEqualTo("acf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one<b\r\n c='d'/>\rtwo",
        "one<b c='>'/>\rtwo",
        "one<b c='/>'></b>\rtwo",
        "one<!-- \r > -->\rtwo",
        "one<?p \r ?>\rtwo"
      })
  void aReturnWithinMarkupIsMarkups(String inner) {
    assertThat(read(message(inner) + "\r\n")).isEqualTo("one\rtwo");
  }

  @Test
  void onlyTheFirstTextBelowTheRootCounts() {
    assertThat(
            read(
                "<QueueMessage><MessageText>1</MessageText><MessageText>2</MessageText></QueueMessage>"))
        .isEqualTo("1");
    assertThat(read("<QueueMessage><a>x</a><MessageText b='c'>1</MessageText>y</QueueMessage>"))
        .isEqualTo("1");
  }

  @Test
  void anEmptyTextIsAText() {
    assertThat(read("<QueueMessage><MessageText/></QueueMessage>")).isEmpty();
    assertThat(read("<QueueMessage><MessageText></MessageText></QueueMessage>")).isEmpty();
    assertThat(read("<QueueMessage>\n<MessageText />\n</QueueMessage>")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<QueueMessage/>",
        "<QueueMessage>text</QueueMessage>",
        "<QueueMessage><a><MessageText>deeper</MessageText></a></QueueMessage>",
        "<MessageText>text</MessageText>",
        "<queuemessage><messagetext>text</messagetext></queuemessage>",
        "<QueueMessage><messagetext>text</messagetext></QueueMessage>"
      })
  void aDocumentWithoutTheElementsSaysNothing(String xml) {
    assertRefused(
        StorageError.INVALID_XML_DOCUMENT,
        () -> read(xml),
        "LineNumber",
        "0",
        "LinePosition",
        "0",
        "Reason",
        "");
  }

  /** As the real service told it to a Python client. */
  @Test
  void thePlaceOfAnIllegalCharacterIsTold() {
    String xml = "<?xml version='1.0' encoding='utf-8'?>\n" + message("\u0001");
    assertNotXml(xml, 2, 28);
  }

  @Test
  void thePlaceIsTheSameWhateverReturnsThereAre() {
    String xml = "<?xml version='1.0' encoding='utf-8'?>\r\n" + message("\u0001\r\n");
    assertNotXml(xml, 2, 28);
  }

  private static void assertNotXml(String xml, int line, int position) {
    assertRefused(
        StorageError.INVALID_XML_DOCUMENT,
        () -> read(xml),
        "LineNumber",
        Integer.toString(line),
        "LinePosition",
        Integer.toString(position),
        "Reason",
        "Error parsing Xml content");
  }

  private static String message(String text) {
    return "<QueueMessage><MessageText>" + text + "</MessageText></QueueMessage>";
  }

  private static String read(String xml) {
    return MessageXml.read(xml.getBytes(UTF_8)).toString();
  }
}
