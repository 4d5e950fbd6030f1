package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.protocol.XmlInput.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of a small document, with its children and the text between them. */
public final class XmlElement {
  private final String name;
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Position next = Position.NONE;

  XmlElement(String name) {
    this.name = name;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void addText(String more) {
    text.append(more);
  }

  void endAt(Position position) {
    next = position;
  }

  public String name() {
    return name;
  }

  public List<XmlElement> children() {
    return children;
  }

  public String text() {
    return text.toString();
  }

  /** Where a reader stands that has just read this element. */
  public Position next() {
    return next;
  }

  /** The only child of that name, or null; a second one is an error. */
  public @Nullable XmlElement child(String wanted) {
    XmlElement found = null;
    for (XmlElement child : children) {
      if (child.name.equals(wanted)) {
        if (found != null) {
          throw XmlInput.invalid(child.next, "Error parsing Xml content");
        }
        found = child;
      }
    }
    return found;
  }

  /** The only child of that name, which must be there. */
  public XmlElement required(String wanted) {
    XmlElement child = child(wanted);
    if (child == null) {
      throw XmlInput.meaningless();
    }
    return child;
  }

  /** Refuses children of other names. */
  public void allowOnly(List<String> names) {
    for (XmlElement child : children) {
      if (!names.contains(child.name)) {
        throw XmlInput.invalid(child.next, "Error parsing Xml content");
      }
    }
  }
}
