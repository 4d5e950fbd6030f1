package io.queuerite.conformance.harness;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An answer exactly as it came: reason phrase, header order and case, body before and after
 * decoding.
 */
public final class Response {
  private final String protocol;
  private final int status;
  private final String reason;
  private final List<Header> headers;
  private final byte[] body;

  Response(String protocol, int status, String reason, List<Header> headers, byte[] body) {
    this.protocol = protocol;
    this.status = status;
    this.reason = reason;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  public String protocol() {
    return protocol;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  public List<Header> headers() {
    return headers;
  }

  public Optional<String> header(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
  }

  public String requiredHeader(String name) {
    return header(name).orElseThrow(() -> new AssertionError("no header " + name + " in " + this));
  }

  /** Without its chunk framing. */
  public byte[] body() {
    return body.clone();
  }

  /** The body as UTF-8, its byte-order mark included. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public Xml xml() {
    if (body.length == 0) {
      throw new AssertionError("no body in " + this);
    }
    return Xml.parse(body);
  }

  /** The messages of a QueueMessagesList. */
  public List<Message> messages() {
    return xml().childrenOfRoot("QueueMessage").map(Message::new).toList();
  }

  public Message onlyMessage() {
    List<Message> messages = messages();
    if (messages.size() != 1) {
      throw new AssertionError("one message expected in " + this);
    }
    return messages.get(0);
  }

  /** What a failed assertion shows. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(protocol).append(' ').append(status).append(' ').append(reason);
    headers.forEach(
        header -> text.append('\n').append(header.name()).append(": ").append(header.value()));
    String shown = text();
    return text.append("\n\n")
        .append(shown.length() > 2000 ? shown.substring(0, 2000) + "..." : shown)
        .toString();
  }
}
