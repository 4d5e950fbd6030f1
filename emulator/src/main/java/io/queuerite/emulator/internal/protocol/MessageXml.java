package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code <QueueMessage><MessageText>...</MessageText></QueueMessage>}. The text is whatever
 * characters stand inside {@code MessageText}; tags among them are dropped, as the service does.
 */
public final class MessageXml {
  private static final String NOT_XML = "Error parsing Xml content";
  private static final String ROOT = "QueueMessage";
  private static final String TEXT = "MessageText";
  private static final XMLInputFactory FACTORY = factory();

  private MessageXml() {}

  private static XMLInputFactory factory() {
    // The JDK's own parser, whatever else is on the user's classpath.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  /**
   * Reads a message's text.
   *
   * @throws StorageException {@code InvalidXmlDocument} or {@code RequestBodyTooLarge}
   */
  public static MessageText read(byte[] body) {
    MessageText plain = PlainMessage.read(body);
    return plain == null ? parsed(body) : plain;
  }

  private static MessageText parsed(byte[] body) {
    CarriageReturns document = CarriageReturns.hide(decode(body));
    MessageText text = MessageText.of(document.restore(parse(document.xml())));
    if (text.utf8().length > Limits.MESSAGE_BYTES) {
      throw tooLarge();
    }
    return text;
  }

  /** The answer to a message over 64 KiB. */
  public static StorageException tooLarge() {
    return StorageError.REQUEST_BODY_TOO_LARGE
        .exception()
        .with("MaxLimit", Integer.toString(Limits.MESSAGE_BYTES));
  }

  private static String decode(byte[] body) {
    try {
      String xml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return xml.startsWith("\ufeff") ? xml.substring(1) : xml;
    } catch (CharacterCodingException notUtf8) {
      throw invalid(1, 1, NOT_XML);
    }
  }

  private static String parse(String xml) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
      try {
        return text(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException malformed) {
      Location at = malformed.getLocation();
      throw at == null
          ? invalid(0, 0, NOT_XML)
          : invalid(at.getLineNumber(), at.getColumnNumber(), NOT_XML);
    }
  }

  private static String text(XMLStreamReader reader) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    int textDepth = 0;
    boolean found = false;
    while (reader.hasNext()) {
      switch (next(reader)) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth == 1 && !reader.getLocalName().equals(ROOT)) {
            throw invalid(0, 0, "");
          }
          if (depth == 2 && !found && reader.getLocalName().equals(TEXT)) {
            found = true;
            textDepth = depth;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          textDepth = depth == textDepth ? 0 : textDepth;
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (textDepth > 0) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          }
        }
        case XMLStreamConstants.DTD -> throw invalid(1, 1, NOT_XML);
        default -> {}
      }
    }
    if (!found) {
      throw invalid(0, 0, "");
    }
    return text.toString();
  }

  /** Some broken documents make the JDK's parser fail in ways that it does not declare. */
  private static int next(XMLStreamReader reader) throws XMLStreamException {
    try {
      return reader.next();
    } catch (RuntimeException undeclared) {
      throw new XMLStreamException(undeclared);
    }
  }

  private static StorageException invalid(int line, int position, String reason) {
    return StorageError.INVALID_XML_DOCUMENT
        .exception()
        .with("LineNumber", Integer.toString(line))
        .with("LinePosition", Integer.toString(position))
        .with("Reason", reason);
  }
}
