package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code <QueueMessage><MessageText>...</MessageText></QueueMessage>}. The text is whatever
 * characters stand inside {@code MessageText}; tags among them are dropped, as the service does.
 */
public final class MessageXml implements XmlInput.Visitor {
  private static final String ROOT = "QueueMessage";
  private static final String TEXT = "MessageText";

  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean inText;
  private boolean found;

  private MessageXml() {}

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
    CarriageReturns document = CarriageReturns.hide(XmlInput.decode(body));
    MessageXml message = new MessageXml();
    XmlInput.walk(document.xml(), message);
    if (!message.found) {
      throw XmlInput.meaningless();
    }
    MessageText text = MessageText.of(document.restore(message.text.toString()));
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

  @Override
  public void visit(int event, XMLStreamReader reader) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(reader.getLocalName());
      case XMLStreamConstants.END_ELEMENT -> {
        depth--;
        inText &= depth > 1;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        if (inText) {
          text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
      }
      default -> {}
    }
  }

  private void start(String name) {
    depth++;
    if (depth == 1 && !name.equals(ROOT)) {
      throw XmlInput.meaningless();
    }
    if (depth == 2 && !found && name.equals(TEXT)) {
      found = true;
      inText = true;
    }
  }
}
