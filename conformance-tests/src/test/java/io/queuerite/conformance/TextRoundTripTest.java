package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text comes back as it was put, whatever it is. */
@AgainstTarget
class TextRoundTripTest {
  static List<String> texts() {
    return List.of(
        "\r",
        "\n",
        "\r\n",
        "a\rb\nc\r\nd\n\re",
        "\t",
        " ",
        "   leading and trailing   ",
        "\n\n  \t",
        "😀👩‍👩‍👧‍👦🇩🇪",
        "]]>",
        "<![CDATA[ not a section ]]>",
        "&amp; &#10; &#xD; &lt;",
        "<QueueMessage><MessageText>nested</MessageText></QueueMessage>",
        "<?xml version=\"1.0\"?><!-- comment -->",
        "\"double\" 'single'",
        "{\"json\":\"\\r\\n\\u0000\"}",
        "\u0085\u2028\u2029\u00A0\uFEFF",
        "İıI i");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void survivesPutPeekAndGet(String text, Queue queue) {
    queue.put(text);
    assertThat(queue.peekRequest().send().onlyMessage().text()).isEqualTo(text);
    assertThat(queue.getOne().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void survivesUpdate(String text, Queue queue) {
    queue.update(queue.put("old"), 0, text);
    assertThat(queue.getOne().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "a\rb", "a\r\nb", "\r\n\r\n"})
  void carriageReturnsSurviveThoughSentAsTheyAre(String text, Queue queue) {
    putRaw(queue, text);
    Response answer = queue.peekRequest().send();
    assertThat(answer.onlyMessage().text()).isEqualTo(text);
    // A parser turns a bare one into a line feed, so it has to come as a reference.
    assertThat(answer.text()).doesNotContain("\r").contains("&#xD;");
    assertThat(queue.getRequest().send().text()).contains("&#xD;");
  }

  /** As a library on Windows may write it: the line ends around the text are not the text's. */
  @Test
  void carriageReturnsAroundTheTextAreNone(Queue queue) {
    String body =
        """
        <?xml version="1.0"?>
        <QueueMessage xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <MessageText xml:space="preserve">one
        two</MessageText>
        </QueueMessage>
        """
            .replace("\n", "\r\n");
    assertThatAnswer(queue.putRequest().body(body).send()).hasStatus(201);
    assertThat(queue.getOne().text()).isEqualTo("one\r\ntwo");
  }

  @Test
  void carriageReturnsAreNoneInMarkupWithinOrBeforeTheText(Queue queue) {
    String before = "<!-- <MessageText>no\r\n text -->\r\n<QueueMessage>\r\n";
    String text = "<MessageText\r\n>one<b\r\n c='d'/>\rtwo</MessageText></QueueMessage>";
    assertThatAnswer(queue.putRequest().body(before + text).send()).hasStatus(201);
    assertThat(queue.getOne().text()).isEqualTo("one\rtwo");
  }

  @Test
  void sectionsAreText(Queue queue) {
    assertThat(roundTripOfRaw(queue, "<![CDATA[<a> & \r\n ]] </a>]]>"))
        .isEqualTo("<a> & \r\n ]] </a>");
    assertThat(roundTripOfRaw(queue, "one <![CDATA[two]]> three<![CDATA[]]>"))
        .isEqualTo("one two three");
    assertThat(roundTripOfRaw(queue, "<![CDATA[  ]]>")).isEqualTo("  ");
  }

  @Test
  void referencesAreTheCharactersTheyStandFor(Queue queue) {
    assertThat(roundTripOfRaw(queue, "&#13;&#xD;&#10;&#x9;&#x1F600;&#128512;&quot;&apos;&gt;"))
        .isEqualTo("\r\r\n\t😀😀\"'>");
  }

  @Test
  void commentsAndInstructionsAreNoText(Queue queue) {
    assertThat(roundTripOfRaw(queue, "a<!-- b -->c<?d e?>f")).isEqualTo("acf");
  }

  @Test
  void markupIsRemovedAndItsTextKept(Queue queue) {
    assertThat(roundTripOfRaw(queue, "a<b>c</b>d")).isEqualTo("acd");
  }

  @Test
  void carriesBase64(Queue queue) {
    byte[] bytes = new byte[48 * 1024];
    new Random(11).nextBytes(bytes);
    queue.put(Base64.getEncoder().encodeToString(bytes));
    assertThat(Base64.getDecoder().decode(queue.getOne().text())).isEqualTo(bytes);
  }

  @Test
  void carriesEveryCharacterThatXmlCan(Queue queue) {
    List<String> texts = everyCharacter();
    assertThat(texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).sum())
        .isEqualTo(1_112_033);
    texts.forEach(queue::put);
    List<String> back = new ArrayList<>();
    while (back.size() < texts.size()) {
      List<Message> messages = queue.get("numofmessages=32");
      assertThat(messages).isNotEmpty();
      messages.forEach(message -> back.add(message.text()));
    }
    assertThat(back).containsExactlyElementsOf(texts);
  }

  /** All characters of XML 1.0, in texts as large as a message may be. */
  private static List<String> everyCharacter() {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int size = 0;
    int[] characters =
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
            .filter(TextRoundTripTest::isXmlCharacter)
            .toArray();
    for (int character : characters) {
      String one = Character.toString(character);
      int bytes = one.getBytes(StandardCharsets.UTF_8).length;
      if (size + bytes > 65_536) {
        texts.add(text.toString());
        text.setLength(0);
        size = 0;
      }
      text.append(one);
      size += bytes;
    }
    texts.add(text.toString());
    return texts;
  }

  private static boolean isXmlCharacter(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }

  private static String roundTripOfRaw(Queue queue, String rawText) {
    putRaw(queue, rawText);
    return queue.getOne().text();
  }

  private static void putRaw(Queue queue, String rawText) {
    String body = "<QueueMessage><MessageText>" + rawText + "</MessageText></QueueMessage>";
    assertThatAnswer(queue.putRequest().body(body).send()).hasStatus(201);
  }
}
