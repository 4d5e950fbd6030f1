package io.queuerite.conformance.harness;

import java.time.Instant;
import java.util.List;
import org.w3c.dom.Element;

/** A QueueMessage element of an answer, its children in their order. */
public final class Message {
  private final List<Element> children;

  Message(Element element) {
    children = Xml.children(element).toList();
  }

  public List<String> elements() {
    return children.stream().map(Element::getTagName).toList();
  }

  public String id() {
    return value("MessageId");
  }

  public String receipt() {
    return value("PopReceipt");
  }

  public String text() {
    return value("MessageText");
  }

  public int dequeueCount() {
    return Integer.parseInt(value("DequeueCount"));
  }

  public Instant inserted() {
    return HttpDate.parse(value("InsertionTime"));
  }

  public Instant expires() {
    return HttpDate.parse(value("ExpirationTime"));
  }

  public Instant nextVisible() {
    return HttpDate.parse(value("TimeNextVisible"));
  }

  public String value(String element) {
    return children.stream()
        .filter(child -> child.getTagName().equals(element))
        .map(Element::getTextContent)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + element + " among " + elements()));
  }
}
