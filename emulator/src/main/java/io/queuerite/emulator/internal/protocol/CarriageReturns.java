package io.queuerite.emulator.internal.protocol;

/**
 * Carries carriage returns past the XML parser. XML turns a bare CR or CR LF into LF before anybody
 * sees it, and clients that write CR bare would not get back what they sent; so inside the
 * message's text each CR travels as a character that the document does not contain.
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
    int from = xml.indexOf("<MessageText");
    int to = xml.lastIndexOf("</MessageText");
    int firstReturn = from < 0 ? -1 : xml.indexOf('\r', from);
    if (firstReturn < 0 || firstReturn > to) {
      return new CarriageReturns(xml, NONE);
    }
    char disguise = FIRST_PRIVATE;
    while (disguise <= LAST_PRIVATE && xml.indexOf(disguise) >= 0) {
      disguise++;
    }
    if (disguise > LAST_PRIVATE) {
      return new CarriageReturns(xml, NONE);
    }
    int start = xml.indexOf('>', from) + 1;
    String hidden = xml.substring(start, Math.max(start, to)).replace('\r', disguise);
    String whole = xml.substring(0, start) + hidden + xml.substring(Math.max(start, to));
    return new CarriageReturns(whole, disguise);
  }

  /** The document to parse. */
  String xml() {
    return xml;
  }

  /** The parsed text with its carriage returns back. */
  String restore(String text) {
    return disguise == NONE ? text : text.replace(disguise, '\r');
  }
}
