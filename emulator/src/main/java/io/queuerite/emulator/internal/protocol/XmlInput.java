package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML that requests bring, with the JDK's own parser whatever else is on the classpath,
 * and without document types or external entities.
 */
public final class XmlInput {
  private static final String NOT_XML = "Error parsing Xml content";
  private static final XMLInputFactory FACTORY = factory();

  private final String xml;

  private XmlInput(String xml) {
    this.xml = xml;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  /** What to do with each event of a document. */
  @FunctionalInterface
  interface Visitor {
    void visit(int event, XMLStreamReader reader) throws XMLStreamException;
  }

  /**
   * A place in a document, as the service tells it: lines and columns count from one, and 0, 0
   * stands for no place.
   */
  public record Position(int line, int column) {
    static final Position NONE = new Position(0, 0);
  }

  /** The document as text. */
  static String decode(byte[] body) {
    try {
      String xml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return xml.startsWith("\ufeff") ? xml.substring(1) : xml;
    } catch (CharacterCodingException notUtf8) {
      throw invalid(new Position(1, 1), NOT_XML);
    }
  }

  /** Walks through a document. */
  static void walk(String xml, Visitor visitor) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
      try {
        while (reader.hasNext()) {
          int event = next(reader);
          if (event == XMLStreamConstants.DTD) {
            throw invalid(new Position(1, 1), NOT_XML);
          }
          visitor.visit(event, reader);
        }
      } finally {
        reader.close();
      }
    } catch (XMLStreamException malformed) {
      Location at = malformed.getLocation();
      throw at == null ? invalid(Position.NONE, NOT_XML) : invalid(position(at), NOT_XML);
    }
  }

  /** Some broken documents make the JDK's parser fail in ways that it does not declare. */
  private static int next(XMLStreamReader reader) throws XMLStreamException {
    try {
      return reader.next();
    } catch (RuntimeException undeclared) {
      throw new XMLStreamException(undeclared);
    }
  }

  /**
   * Reads a small document as a tree.
   *
   * @throws StorageException {@code InvalidXmlDocument}
   */
  public static XmlElement tree(byte[] body) {
    return new XmlInput(decode(body)).tree();
  }

  private XmlElement tree() {
    Deque<XmlElement> open = new ArrayDeque<>();
    List<XmlElement> root = new ArrayList<>(1);
    walk(
        xml,
        (event, reader) -> {
          switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
              XmlElement element = new XmlElement(reader.getLocalName());
              XmlElement parent = open.peek();
              if (parent == null) {
                root.add(element);
              } else {
                parent.add(element);
              }
              open.push(element);
            }
            case XMLStreamConstants.END_ELEMENT -> open.pop().endAt(nextName(reader.getLocation()));
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
              XmlElement parent = open.peek();
              if (parent != null) {
                parent.addText(reader.getText());
              }
            }
            default -> {}
          }
        });
    return root.get(0);
  }

  /**
   * Where the service's reader stands once it has read an element: at the name of the tag that
   * follows, or at the end of the document.
   */
  private Position nextName(Location after) {
    Position at = position(after);
    int offset = offsetOf(at);
    while (offset < xml.length() && Character.isWhitespace(xml.charAt(offset))) {
      boolean newLine = xml.charAt(offset) == '\n';
      at = newLine ? new Position(at.line() + 1, 1) : new Position(at.line(), at.column() + 1);
      offset++;
    }
    int bracket = xml.startsWith("</", offset) ? 2 : offset < xml.length() ? 1 : 0;
    return new Position(at.line(), at.column() + bracket);
  }

  /**
   * The parser's own offsets are off by a few characters after a declaration; its lines are not.
   */
  private int offsetOf(Position at) {
    int start = 0;
    for (int line = 1; line < at.line(); line++) {
      start = xml.indexOf('\n', start) + 1;
    }
    return start + at.column() - 1;
  }

  private static Position position(Location at) {
    return new Position(at.getLineNumber(), at.getColumnNumber());
  }

  /** The answer {@code InvalidXmlDocument} with its three details. */
  public static StorageException invalid(@Nullable Position at, String reason) {
    Position place = at == null ? Position.NONE : at;
    return StorageError.INVALID_XML_DOCUMENT
        .exception()
        .with("LineNumber", Integer.toString(place.line()))
        .with("LinePosition", Integer.toString(place.column()))
        .with("Reason", reason);
  }

  /** What the service says of a document that is well-formed but says nothing it can use. */
  public static StorageException meaningless() {
    return invalid(Position.NONE, "");
  }
}
