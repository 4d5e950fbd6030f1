package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Case;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.Response;
import io.queuerite.conformance.harness.StorageFault;
import io.queuerite.conformance.harness.Xml;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Put Message: the text itself, its size, and bodies that are refused. */
@AgainstTarget
class PutMessageTextTest {
  private static final String DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n";

  /** Characters of one to four bytes, and those that XML escapes. */
  private static final String MIXED = "a&<>é€😀";

  @Test
  @Case(128)
  void acceptsAnEmptyText(Queue queue) {
    String body = "<QueueMessage><MessageText/></QueueMessage>";
    assertThatAnswer(queue.putRequest().body(body).send()).hasStatus(201);
    assertThatAnswer(queue.getRequest().send()).containsXml("<MessageText />");
  }

  @Test
  @Case(129)
  void acceptsSixtyFourKibibytes(Queue queue) {
    String text = "a".repeat(65_536);
    queue.put(text);
    assertThat(queue.getOne().text()).isEqualTo(text);
  }

  @Test
  @Case(130)
  void countsBytesOfTheTextAndNotOfItsEscapes(Queue queue) {
    String text = MIXED.repeat(5041) + "&&&";
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(65_536);
    queue.put(text);
    assertThat(queue.getOne().text()).isEqualTo(text);
  }

  @Test
  @Case(131)
  void refusesOneByteMore(Queue queue) {
    assertThatAnswer(queue.putRequest().message("a".repeat(65_537)).send())
        .isFault(StorageFault.BODY_TOO_LARGE)
        .hasLength(286);
    assertThat(queue.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "€", "😀"})
  void refusesACharacterThatBeginsWithinTheLimitAndEndsBeyond(String last, Queue queue) {
    int size = last.getBytes(StandardCharsets.UTF_8).length;
    String fits = "a".repeat(65_536 - size) + last;
    queue.put(fits);
    assertThat(queue.getOne().text()).isEqualTo(fits);
    assertThatAnswer(queue.putRequest().message("a" + fits).send())
        .isFault(StorageFault.BODY_TOO_LARGE);
  }

  @Test
  @Case(132)
  void escapesNoMoreThanItMust(Queue queue) {
    String ascii =
        IntStream.range(' ', 127).mapToObj(Character::toString).collect(Collectors.joining());
    String text =
        ascii + "ÄßŁ Ωμέγα жук שלום السلام हिन्दी 漢字 한국어 ﬁ e\u0301 \u200D \uFFFD 𝄞😀👩‍💻";
    queue.put(text);
    Response answer = queue.getRequest().send();
    assertThat(answer.onlyMessage().text()).isEqualTo(text);
    assertThat(answer.text()).contains("<MessageText>" + Xml.escape(text) + "</MessageText>");
  }

  @Test
  @Case(133)
  void keepsBlanksTabsAndLineFeeds(Queue queue) {
    putRaw(queue, "  mess\t age1\n");
    assertThat(queue.getOne().text()).isEqualTo("  mess\t age1\n");
  }

  @Test
  @Case(134)
  void keepsEscapedMarkup(Queue queue) {
    putRaw(queue, "&lt;message1&gt;");
    assertThat(queue.getRequest().send().text())
        .contains("<MessageText>&lt;message1&gt;</MessageText>");
  }

  @Test
  @Case(135)
  void judgesTheXmlBeforeItLooksForTheQueue(Account account) {
    Response answer = putRaw(account.absentQueue(), "\u0001");
    assertThatAnswer(answer)
        .isFault(StorageFault.INVALID_XML)
        .hasElement("Reason", "Error parsing Xml content");
  }

  @Test
  void tellsWhereTheForbiddenCharacterStands(Account account) {
    assertThatAnswer(putRaw(account.absentQueue(), "\u0001"))
        .hasElement("LineNumber", "2")
        .hasElement("LinePosition", "28")
        .hasLength(327);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<QueueMessage>",
        "<QueueMessage><MessageText>text</QueueMessage>",
        "<QueueMessage><MessageText>&unknown;</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>]]></MessageText></QueueMessage>",
        "<QueueMessage><MessageText>&#xD800;</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>&#1;</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>\uFFFE</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>text</MessageText></QueueMessage><more/>",
        "<QueueMessage></QueueMessage>",
        "<SomethingElse><MessageText>text</MessageText></SomethingElse>"
      })
  void refusesABodyThatIsNoQueueMessage(String body, Queue queue) {
    assertThatAnswer(queue.putRequest().body(body).send())
        .hasStatus(400)
        .hasElement("Code", "InvalidXmlDocument");
    assertThat(queue.count()).isZero();
  }

  /**
   * Latin 1, an overlong slash, half a surrogate pair, one beyond Unicode, a character cut short.
   */
  @ParameterizedTest
  @ValueSource(strings = {"E9", "C0AF", "EDA080", "F5808080", "E282"})
  void refusesBytesThatAreNoUtf8(String hex, Queue queue) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("<QueueMessage><MessageText>".getBytes(StandardCharsets.UTF_8));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes("</MessageText></QueueMessage>".getBytes(StandardCharsets.UTF_8));
    assertThatAnswer(queue.putRequest().body(body.toByteArray()).send())
        .hasStatus(400)
        .hasElement("Code", "InvalidXmlDocument");
  }

  @Test
  void readsNoFileForAnEntity(Queue queue) {
    String body =
        "<!DOCTYPE q [<!ENTITY file SYSTEM 'file:///etc/hostname'>]>"
            + "<QueueMessage><MessageText>&file;</MessageText></QueueMessage>";
    assertThatAnswer(queue.putRequest().body(body).send())
        .hasStatus(400)
        .hasElement("Code", "InvalidXmlDocument");
  }

  @Test
  void acceptsAByteOrderMark(Queue queue) {
    String body =
        "\uFEFF" + DECLARATION + "<QueueMessage><MessageText>text</MessageText></QueueMessage>";
    assertThatAnswer(queue.putRequest().body(body).send()).hasStatus(201);
    assertThat(queue.getOne().text()).isEqualTo("text");
  }

  @Test
  void ignoresBlanksAndCommentsAroundTheText(Queue queue) {
    String body =
        "<!-- one --><QueueMessage>\n  <!-- two -->\n  <MessageText>text</MessageText>\n</QueueMessage>\n";
    assertThatAnswer(queue.putRequest().body(body).send()).hasStatus(201);
    assertThat(queue.getOne().text()).isEqualTo("text");
  }

  private static Response putRaw(Queue queue, String rawText) {
    return queue
        .putRequest()
        .body(
            DECLARATION + "<QueueMessage><MessageText>" + rawText + "</MessageText></QueueMessage>")
        .send();
  }
}
