package io.queuerite.conformance.harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An answer's XML as any client's parser sees it; the exact bytes are judged elsewhere. */
public final class Xml {
  /** Finding a parser takes longer than parsing. */
  private static final ThreadLocal<DocumentBuilder> PARSER =
      ThreadLocal.withInitial(Xml::newParser);

  private final Element root;

  private Xml(Element root) {
    this.root = root;
  }

  static Xml parse(byte[] bytes) {
    try {
      return new Xml(PARSER.get().parse(new ByteArrayInputStream(bytes)).getDocumentElement());
    } catch (SAXException e) {
      throw new AssertionError("not XML: " + new String(bytes, StandardCharsets.UTF_8), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Xml parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DocumentBuilder newParser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body of Put and Update Message for a text. */
  static String message(String text) {
    return "<QueueMessage><MessageText>" + escape(text) + "</MessageText></QueueMessage>";
  }

  /** A carriage return must be a reference, or any XML parser makes it a line feed. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#xD;");
  }

  public Element root() {
    return root;
  }

  Stream<Element> childrenOfRoot(String name) {
    return children(root).filter(child -> child.getTagName().equals(name));
  }

  /** The text of a child of the root, if it is there. */
  public Optional<String> find(String name) {
    return childrenOfRoot(name).map(Element::getTextContent).findFirst();
  }

  public String text(String name) {
    return find(name)
        .orElseThrow(() -> new AssertionError("no " + name + " in " + root.getTagName()));
  }

  /** The content, written the same for whatever order children came in. */
  String inOneOrder() {
    return inOneOrder(root);
  }

  private static String inOneOrder(Element element) {
    List<Element> children = children(element).toList();
    String content =
        children.isEmpty()
            ? escape(element.getTextContent())
            : children.stream().map(Xml::inOneOrder).sorted().collect(Collectors.joining());
    return "<%1$s>%2$s</%1$s>".formatted(element.getTagName(), content);
  }

  public static Stream<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
