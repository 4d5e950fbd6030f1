package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.StorageException.Detail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageXmlTest {
  private static final String OPEN = "<QueueMessage><MessageText>";
  private static final String CLOSE = "</MessageText></QueueMessage>";

  private static String read(String xml) {
    return MessageXml.read(xml.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static StorageException refused(byte[] xml) {
    return catchThrowableOfType(StorageException.class, () -> MessageXml.read(xml));
  }

  private static StorageException refused(String xml) {
    return refused(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aControlCharacterIsToldByLineAndColumn() {
    String xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + OPEN + "\u0001" + CLOSE;
    assertThat(refused(xml).error()).isEqualTo(StorageError.INVALID_XML_DOCUMENT);
    assertThat(refused(xml).details())
        .containsExactly(
            new Detail("LineNumber", "2"),
            new Detail("LinePosition", "28"),
            new Detail("Reason", "Error parsing Xml content"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\rb\r\nc", "a&#xD;b&#13;\nc", "<![CDATA[a\rb\r\nc]]>", "<b>a\rb</b>\r\nc"})
  void carriageReturnsComeThrough(String inside) {
    assertThat(read(OPEN + inside + CLOSE)).isEqualTo("a\rb\r\nc");
  }

  @Test
  void tagsInsideTheTextAreDropped() {
    assertThat(read(OPEN + "a<b>c<d/>e</b>f" + CLOSE)).isEqualTo("acef");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!ENTITY a 'b'>",
        "<!ENTITY a SYSTEM 'file:///etc/hostname'>",
        "<!ENTITY c 'dddddddddd'><!ENTITY b '&c;&c;&c;&c;&c;&c;'><!ENTITY a '&b;&b;&b;&b;&b;'>"
      })
  void entitiesAreRefusedFast(String declaration) {
    String xml = "<!DOCTYPE QueueMessage [" + declaration + "]>" + OPEN + "&a;" + CLOSE;
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(refused(xml).error()).isEqualTo(StorageError.INVALID_XML_DOCUMENT));
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] body = (OPEN + "\u00e9" + CLOSE).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused(body).error()).isEqualTo(StorageError.INVALID_XML_DOCUMENT);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheMessage() {
    assertThat(read("\ufeff" + OPEN + "a" + CLOSE)).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u00e9", "\ud83d\ude00"})
  void theLimitCountsBytes(String letter) {
    int size = letter.getBytes(StandardCharsets.UTF_8).length;
    String full = letter.repeat(65536 / size);
    assertThat(read(OPEN + full + CLOSE)).isEqualTo(full);
    StorageException answer = refused(OPEN + full + "a" + CLOSE);
    assertThat(answer.error()).isEqualTo(StorageError.REQUEST_BODY_TOO_LARGE);
    assertThat(answer.details()).containsExactly(new Detail("MaxLimit", "65536"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<QueueMessage></QueueMessage>", "<Other><MessageText/></Other>", ""})
  void aDocumentWithoutTextIsRefused(String xml) {
    assertThat(refused(xml).error()).isEqualTo(StorageError.INVALID_XML_DOCUMENT);
  }
}
