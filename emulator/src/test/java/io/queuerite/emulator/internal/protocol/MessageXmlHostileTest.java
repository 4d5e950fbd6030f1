package io.queuerite.emulator.internal.protocol;

import static io.queuerite.emulator.internal.model.Refusal.assertRefusedSomehow;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, it is read or refused, and at once. */
@Timeout(30)
final class MessageXmlHostileTest {
  private static final String MESSAGE =
      "<QueueMessage><MessageText>%s</MessageText></QueueMessage>";

  @Test
  void laughsByTheBillionAreNotHeard() {
    StringBuilder types = new StringBuilder("<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      types.append("<!ENTITY l%d '&l%d;&l%d;&l%d;'>".formatted(i, i - 1, i - 1, i - 1));
    }
    assertRefused("<!DOCTYPE m [" + types + "]>" + MESSAGE.formatted("&l29;"));
  }

  @Test
  void anEntityRepeatedOftenIsNotEither() {
    String entity = "<!DOCTYPE m [<!ENTITY a '" + "a".repeat(50_000) + "'>]>";
    assertRefused(entity + MESSAGE.formatted("&a;".repeat(50_000)));
  }

  @Test
  void filesOfThisMachineAreNotRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String uri = secret.toUri().toString();
    assertRefused(
        "<!DOCTYPE m [<!ENTITY a SYSTEM '%s'>]>".formatted(uri) + MESSAGE.formatted("&a;"));
    assertRefused("<!DOCTYPE m SYSTEM '%s'>".formatted(uri) + MESSAGE.formatted("a"));
    assertRefused(
        "<!DOCTYPE m [<!ENTITY %% a SYSTEM '%s'> %%a;]>".formatted(uri) + MESSAGE.formatted("a"));
    assertRefused(MESSAGE.formatted("&a;"));
  }

  @Test
  void aDocumentTypeIsRefusedEvenIfItSaysNothing() {
    assertRefused("<!DOCTYPE QueueMessage>" + MESSAGE.formatted("a"));
    assertRefused("<!DOCTYPE QueueMessage []>" + MESSAGE.formatted("a\r"));
  }

  @Test
  void depthDoesNotExhaustTheStack() {
    int depth = 100_000;
    String xml = MESSAGE.formatted("<a>".repeat(depth) + "\rx" + "</a>".repeat(depth));
    assertThat(MessageXml.read(xml.getBytes(UTF_8))).hasToString("\rx");
    assertRefused(MESSAGE.formatted("<a>".repeat(depth)));
  }

  @Test
  void breadthTakesNoLongerThanItsLength() {
    assertReadOrRefused(MESSAGE.formatted("<a/>\r".repeat(150_000)).getBytes(UTF_8));
    String attributes =
        IntStream.range(0, 60_000).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());
    assertReadOrRefused(MESSAGE.formatted("<a" + attributes + "/>").getBytes(UTF_8));
    assertReadOrRefused(MESSAGE.formatted("<" + "a".repeat(900_000) + "/>").getBytes(UTF_8));
    assertReadOrRefused(MESSAGE.formatted("<![CDATA[".repeat(90_000)).getBytes(UTF_8));
    assertReadOrRefused("<!--".repeat(200_000).getBytes(UTF_8));
    assertReadOrRefused("\r<".repeat(400_000).getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "text",
        "{}",
        "<",
        "<QueueMessage>",
        "<QueueMessage><MessageText>a</QueueMessage></MessageText>",
        "<QueueMessage><MessageText>a</MessageText></QueueMessage>b",
        "<QueueMessage><MessageText>a</MessageText></QueueMessage><QueueMessage/>",
        "<QueueMessage><MessageText>a & b</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>a < b</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>a ]]> b</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>&nbsp;</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>&#0;&#1;</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>&#xFFFE;</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>&#xD800;</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>\u0000</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>\u000b</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>\ufffe</MessageText></QueueMessage>",
        "<QueueMessage><MessageText>\uffff\r</MessageText></QueueMessage>",
        "<QueueMessage><MessageText a=b>a</MessageText></QueueMessage>",
        "<QueueMessage><MessageText a='b' a='c'>a</MessageText></QueueMessage>",
        " <?xml version='1.0'?><QueueMessage><MessageText>a</MessageText></QueueMessage>",
        "\ufeff\ufeff<QueueMessage><MessageText>a</MessageText></QueueMessage>"
      })
  void whatIsNotWellFormedIsRefused(String xml) {
    assertRefused(xml);
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    String xml = MESSAGE.formatted("\u00e4");
    for (byte[] body :
        new byte[][] {
          xml.getBytes(ISO_8859_1),
          xml.getBytes(UTF_16),
          xml.getBytes(UTF_16LE),
          {(byte) 0xFF},
          cut(MESSAGE.formatted("\u00e4").getBytes(UTF_8), 28)
        }) {
      assertRefusedSomehow(StorageError.INVALID_XML_DOCUMENT, () -> MessageXml.read(body));
    }
  }

  /** The first byte of a character without its second. */
  private static byte[] cut(byte[] bytes, int without) {
    byte[] rest = new byte[bytes.length - 1];
    System.arraycopy(bytes, 0, rest, 0, without);
    System.arraycopy(bytes, without + 1, rest, without, rest.length - without);
    return rest;
  }

  static LongStream seeds() {
    return LongStream.of(1, 2, ThreadLocalRandom.current().nextInt(1_000_000));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mutilatedDocumentsAreReadOrRefused(long seed) {
    Random random = new Random(seed);
    String good =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n"
            + MESSAGE.formatted("a&amp;\r\n<![CDATA[b]]><c d='e'/><!-- f --><?g h?>&#x4e2d;");
    for (int i = 0; i < 2000; i++) {
      byte[] body = good.getBytes(UTF_8);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(body.length);
        switch (random.nextInt(3)) {
          case 0 -> body[at] = (byte) random.nextInt(256);
          case 1 -> body[at] = (byte) "<>&;!?[]-/'\"= \r".charAt(random.nextInt(15));
          default -> body = cut(body, at);
        }
      }
      assertReadOrRefused(body);
    }
  }

  private static void assertReadOrRefused(byte[] body) {
    try {
      assertThat(MessageXml.read(body).utf8().length).isNotNegative();
    } catch (StorageException refusal) {
      assertThat(refusal.error())
          .isIn(StorageError.INVALID_XML_DOCUMENT, StorageError.REQUEST_BODY_TOO_LARGE);
    }
  }

  private static void assertRefused(String xml) {
    assertRefusedSomehow(
        StorageError.INVALID_XML_DOCUMENT, () -> MessageXml.read(xml.getBytes(UTF_8)));
  }
}
