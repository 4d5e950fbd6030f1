package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.util.List;

/**
 * The {@code QueueMessagesList} of Put, Get and Peek: each shows other elements, in this order.
 *
 * @param receipt whether to show the receipt and when the message becomes visible
 * @param content whether to show the dequeue count and the text
 */
public record MessageListXml(boolean receipt, boolean content) {
  public static final MessageListXml OF_PUT = new MessageListXml(true, false);
  public static final MessageListXml OF_GET = new MessageListXml(true, true);
  public static final MessageListXml OF_PEEK = new MessageListXml(false, true);

  private static final String LIST = "QueueMessagesList";
  private static final int BYTES_AROUND = 512;

  /** The answer that shows these messages. */
  public Reply reply(int status, List<StoredMessage> messages) {
    int bytes = BYTES_AROUND;
    for (StoredMessage message : messages) {
      bytes += BYTES_AROUND + (content ? message.text().utf8().length : 0);
    }
    return Reply.xml(status, bytes, out -> write(out, messages));
  }

  private void write(XmlOutput out, List<StoredMessage> messages) {
    if (messages.isEmpty()) {
      out.empty(LIST);
      return;
    }
    out.open(LIST);
    for (StoredMessage message : messages) {
      write(out, message);
    }
    out.close(LIST);
  }

  private void write(XmlOutput out, StoredMessage message) {
    out.open("QueueMessage");
    out.element("MessageId", message.id().toString());
    out.element("InsertionTime", HttpDate.format(message.insertedAt()));
    out.element("ExpirationTime", HttpDate.format(message.expiresAt()));
    if (receipt) {
      out.element("PopReceipt", PopReceipts.write(message.receipt()));
      out.element("TimeNextVisible", HttpDate.format(message.visibleAt()));
    }
    if (content) {
      out.element("DequeueCount", Integer.toString(message.dequeueCount()));
      out.element("MessageText", message.text());
    }
    out.close("QueueMessage");
  }
}
