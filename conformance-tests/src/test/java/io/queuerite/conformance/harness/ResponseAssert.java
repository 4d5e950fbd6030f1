package io.queuerite.conformance.harness;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/** What tests say about an answer; a failure shows the whole answer. */
public final class ResponseAssert extends AbstractAssert<ResponseAssert, Response> {
  private ResponseAssert(Response actual) {
    super(actual, ResponseAssert.class);
  }

  public static ResponseAssert assertThatAnswer(Response actual) {
    return new ResponseAssert(actual);
  }

  public ResponseAssert hasStatus(int status) {
    return holds(actual.status() == status, "status", status, actual.status());
  }

  public ResponseAssert hasHeader(String name, String value) {
    String found = actual.header(name).orElse("(absent)");
    return holds(found.equals(value), "header " + name, value, found);
  }

  public ResponseAssert hasHeader(String name) {
    return holds(actual.header(name).isPresent(), "header " + name, "any value", "(absent)");
  }

  public ResponseAssert hasNoHeader(String name) {
    String found = actual.header(name).orElse("(absent)");
    return holds(found.equals("(absent)"), "header " + name, "(absent)", found);
  }

  /** The length that the real service's answer has, where bytes count. */
  public ResponseAssert hasLength(int contentLength) {
    return Judgement.toTheByte()
        ? hasHeader("Content-Length", Integer.toString(contentLength))
        : this;
  }

  public ResponseAssert hasNoBody() {
    return holds(actual.body().length == 0, "body", "none", actual.text());
  }

  /** The whole body, after the byte-order mark and the declaration that all bodies begin with. */
  public ResponseAssert hasXml(String afterDeclaration) {
    String expected = "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>" + afterDeclaration;
    boolean same =
        Judgement.toTheByte()
            ? actual.text().equals(expected)
            : actual.xml().root().isEqualNode(Xml.parse(afterDeclaration).root());
    return holds(same, "body", expected, actual.text());
  }

  /** The whole body; the order of its elements is for other tests, where bytes do not count. */
  public ResponseAssert hasXmlInSomeOrder(String afterDeclaration) {
    if (Judgement.toTheByte()) {
      return hasXml(afterDeclaration);
    }
    String expected = Xml.parse(afterDeclaration).inOneOrder();
    String found = actual.xml().inOneOrder();
    return holds(found.equals(expected), "body", expected, found);
  }

  /** The body has this part; an empty element is written with a space, where bytes count. */
  public ResponseAssert containsXml(String part) {
    boolean found =
        Judgement.toTheByte()
            ? actual.text().contains(part)
            : actual.text().replace(" />", "/>").contains(part.replace(" />", "/>"));
    return holds(found, "a part of the body", part, actual.text());
  }

  /** The root's child of that name has that text. */
  public ResponseAssert hasElement(String name, String text) {
    String found = actual.xml().find(name).orElse("(absent)");
    return holds(found.equals(text), "element " + name, text, found);
  }

  public ResponseAssert hasNoElement(String name) {
    String found = actual.xml().find(name).orElse("(absent)");
    return holds(found.equals("(absent)"), "element " + name, "(absent)", found);
  }

  /**
   * Status, code, where bytes count the message, and, where the fault has any, the elements after
   * the message, all of them and in order.
   */
  public ResponseAssert isFault(StorageFault fault) {
    hasStatus(fault.status()).hasElement("Code", fault.code());
    String header = actual.header("x-ms-error-code").orElse(fault.code());
    holds(header.equals(fault.code()), "header x-ms-error-code", fault.code(), header);
    if (Judgement.toTheByte()) {
      says(fault.message());
    }
    List<Header> details =
        Xml.children(actual.xml().root())
            .skip(2)
            .map(child -> new Header(child.getTagName(), child.getTextContent()))
            .toList();
    return holds(
        fault.details().isEmpty() || fault.details().equals(details),
        "details",
        fault.details(),
        details);
  }

  /** The error's message, which the ids follow on lines of their own. */
  public ResponseAssert says(String message) {
    String firstLine = actual.xml().text("Message").lines().findFirst().orElse("");
    return holds(firstLine.equals(message), "message", message, firstLine);
  }

  /** The same, with no element after the message but those of the fault. */
  public ResponseAssert isExactly(StorageFault fault) {
    isFault(fault);
    long found = Xml.children(actual.xml().root()).count();
    int expected = 2 + fault.details().size();
    return holds(found == expected, "elements of the error", expected, found);
  }

  private ResponseAssert holds(boolean condition, String what, Object expected, Object found) {
    if (!condition) {
      failWithMessage(
          "%s: expected %s, found %s%n%nin %s", what, expected, found, Objects.toString(actual));
    }
    return this;
  }
}
