package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A well-formed, signed request as bytes, before something is done to it. */
final class Request {
  /** Where hostile requests are sent, so that they cannot disturb the good ones. */
  static final String QUEUE = "/devstoreaccount1/hostile";

  private final String method;
  private final String target;
  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final StringBuilder rawHeaders = new StringBuilder();
  private String host = "127.0.0.1";
  private @Nullable String line;
  private @Nullable Integer size;

  Request(String method, String target, byte[] body) {
    this.method = method;
    this.target = target;
    this.body = body;
    this.size = body.length;
  }

  static Request random(Random random) {
    String messages = QUEUE + "/messages";
    return switch (random.nextInt(7)) {
      case 0 -> new Request("GET", "/devstoreaccount1?comp=list", new byte[0]);
      case 1 -> new Request("PUT", QUEUE, new byte[0]);
      case 2 -> new Request("HEAD", QUEUE + "?comp=metadata", new byte[0]);
      case 3 -> new Request("GET", messages + "?numofmessages=2&visibilitytimeout=1", new byte[0]);
      case 4 -> new Request("GET", messages + "?peekonly=true", new byte[0]);
      case 5 -> new Request("DELETE", messages, new byte[0]);
      default -> post(message("a message with \u00fcmlauts & all".replace("&", "&amp;")));
    };
  }

  static Request post(String body) {
    return post(body.getBytes(UTF_8));
  }

  static Request post(byte[] body) {
    return new Request("POST", QUEUE + "/messages", body);
  }

  static String message(String text) {
    return "<QueueMessage><MessageText>" + text + "</MessageText></QueueMessage>";
  }

  Request host(String name) {
    host = name;
    return this;
  }

  /** Replaces the request line; the signature stays that of the true one. */
  Request line(String replacement) {
    line = replacement;
    return this;
  }

  Request header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** A line, or several, among the headers, unsigned. */
  Request rawHeader(String text) {
    rawHeaders.append(text).append("\r\n");
    return this;
  }

  /** Claims this length. */
  Request sized(int length) {
    size = length;
    return this;
  }

  Request unsized() {
    size = null;
    return this;
  }

  byte[] bytes() {
    StringBuilder head = new StringBuilder();
    head.append(line == null ? method + " " + target + " HTTP/1.1" : line).append("\r\n");
    head.append("Host: ").append(host).append("\r\n").append(rawHeaders);
    if (size != null) {
      head.append("Content-Length: ").append(size).append("\r\n");
    }
    int signedSize = size == null ? 0 : size;
    SharedKey.wellKnown()
        .headers(method, target, signedSize, headers)
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
