package io.queuerite.emulator.internal.protocol;

/**
 * Carries carriage returns past the XML parser. XML turns a bare CR or CR LF into LF before anybody
 * sees it, and clients that write CR bare would not get back what they sent; so in text, CDATA
 * sections included, each CR travels as a character that the document does not contain.
 */
final class CarriageReturns {
  private static final char FIRST_PRIVATE = '\ue000';
  private static final char LAST_PRIVATE = '\uf8ff';
  private static final char NONE = '\r';

  private final String xml;
  private final char disguise;

  private CarriageReturns(String xml, char disguise) {
    this.xml = xml;
    this.disguise = disguise;
  }

  static CarriageReturns hide(String xml) {
    if (xml.indexOf('\r') < 0) {
      return new CarriageReturns(xml, NONE);
    }
    char disguise = FIRST_PRIVATE;
    while (disguise <= LAST_PRIVATE && xml.indexOf(disguise) >= 0) {
      disguise++;
    }
    return disguise > LAST_PRIVATE
        ? new CarriageReturns(xml, NONE)
        : new CarriageReturns(new Scan(xml, disguise).run(), disguise);
  }

  /** The document to parse. */
  String xml() {
    return xml;
  }

  /** The parsed text with its carriage returns back. */
  String restore(String text) {
    return disguise == NONE ? text : text.replace(disguise, '\r');
  }

  /**
   * Tells text inside the root element from markup, as far as that is needed to leave markup alone.
   */
  private static final class Scan {
    private final String xml;
    private final char disguise;
    private final StringBuilder out;
    private int at;
    private int depth;

    Scan(String xml, char disguise) {
      this.xml = xml;
      this.disguise = disguise;
      this.out = new StringBuilder(xml.length());
    }

    String run() {
      while (at < xml.length()) {
        if (xml.startsWith("<![CDATA[", at)) {
          text(after("]]>", at));
        } else if (xml.startsWith("<!--", at)) {
          markup(after("-->", at));
        } else if (xml.startsWith("<?", at)) {
          markup(after("?>", at));
        } else if (xml.charAt(at) == '<') {
          tag(afterTag());
        } else {
          int next = xml.indexOf('<', at);
          text(next < 0 ? xml.length() : next);
        }
      }
      return out.toString();
    }

    private int after(String end, int from) {
      int found = xml.indexOf(end, from);
      return found < 0 ? xml.length() : found + end.length();
    }

    /** A bracket within quotes does not end a tag. */
    private int afterTag() {
      char quote = 0;
      for (int i = at; i < xml.length(); i++) {
        char c = xml.charAt(i);
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
          quote = c;
        } else if (c == '>') {
          return i + 1;
        }
      }
      return xml.length();
    }

    private void tag(int end) {
      if (xml.startsWith("</", at)) {
        depth--;
      } else if (!xml.startsWith("/>", end - 2)) {
        depth++;
      }
      markup(end);
    }

    private void markup(int end) {
      out.append(xml, at, end);
      at = end;
    }

    private void text(int end) {
      String text = xml.substring(at, end);
      out.append(depth > 0 ? text.replace('\r', disguise) : text);
      at = end;
    }
  }
}
