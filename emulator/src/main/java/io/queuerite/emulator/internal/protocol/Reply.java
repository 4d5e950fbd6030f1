package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.protocol.Headers.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer, before it has the headers that every answer has. */
public final class Reply {
  private static final String XML = "application/xml";

  private final int status;
  private final String reason;
  private final boolean chunked;
  private final List<Header> headers = new ArrayList<>();
  private final int expectedBytes;
  private final @Nullable Consumer<XmlOutput> body;
  private final String contentType;
  private final byte @Nullable [] content;
  private Delivery delivery = Delivery.WHOLE;
  private boolean broken;
  private @Nullable Consumer<Sent> sentListener;

  /** How much of an answer reaches the client. */
  public enum Delivery {
    WHOLE,
    /** The first half; then the connection ends. */
    HALF,
    /** Nothing: the connection ends. */
    NONE
  }

  /**
   * What left of an answer.
   *
   * @param headerBytes of the status line and the headers
   * @param bodyBytes of the body, without what chunks add
   * @param whole whether all of it has been handed to the operating system
   */
  public record Sent(long headerBytes, long bodyBytes, boolean whole) {}

  private Reply(
      int status,
      String reason,
      boolean chunked,
      int expectedBytes,
      @Nullable Consumer<XmlOutput> body) {
    this(status, reason, chunked, expectedBytes, body, XML, null);
  }

  private Reply(
      int status,
      String reason,
      boolean chunked,
      int expectedBytes,
      @Nullable Consumer<XmlOutput> body,
      String contentType,
      byte @Nullable [] content) {
    this.status = status;
    this.reason = reason;
    this.chunked = chunked;
    this.expectedBytes = expectedBytes;
    this.body = body;
    this.contentType = contentType;
    this.content = content;
  }

  /** A success without a body. */
  public static Reply empty(int status) {
    return new Reply(status, "", false, 0, null);
  }

  /**
   * A success with an XML body, which the service sends in chunks. The body is written later, on
   * the connection's own thread, so that a store's lane is not kept from its next batch.
   */
  public static Reply xml(int status, int expectedBytes, Consumer<XmlOutput> body) {
    return new Reply(status, "", true, expectedBytes, body);
  }

  /** An error: its message is also the reason phrase, and the length of its body is told. */
  public static Reply error(int status, String reason, Consumer<XmlOutput> body) {
    return new Reply(status, reason, false, 512, body);
  }

  /**
   * An answer whose body is ready, and whose length is told.
   *
   * @param bytes taken over: the caller must not change them afterwards
   */
  public static Reply content(int status, String contentType, byte[] bytes) {
    return new Reply(status, "", false, 0, null, contentType, bytes);
  }

  /** Adds a header. */
  public Reply header(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  /** The same answer, less of which arrives. */
  public Reply delivered(Delivery less) {
    delivery = less;
    return this;
  }

  /** Has this one told, once and on the connection's own thread, what left of the answer. */
  public Reply onSent(Consumer<Sent> listener) {
    sentListener = listener;
    return this;
  }

  /** Who is to be told what left of the answer; null for nobody. */
  public @Nullable Consumer<Sent> sentListener() {
    return sentListener;
  }

  public Delivery delivery() {
    return delivery;
  }

  /** The same answer, whose XML is cut off before its end. */
  public Reply broken() {
    broken = true;
    return this;
  }

  public int status() {
    return status;
  }

  /** The reason phrase; empty for the status' usual one. */
  public String reason() {
    return reason;
  }

  public boolean chunked() {
    return chunked;
  }

  public List<Header> headers() {
    return headers;
  }

  public boolean hasBody() {
    return body != null || content != null;
  }

  /** What kind of body it is, where it has one. */
  public String contentType() {
    return contentType;
  }

  /** The body, where it is ready: not a copy; null where it is XML to be written, or none. */
  public byte @Nullable [] content() {
    return content;
  }

  /** Writes the XML body; null where there is none. */
  public @Nullable XmlOutput writeBody() {
    if (body == null) {
      return null;
    }
    XmlOutput out = new XmlOutput(expectedBytes);
    body.accept(out);
    if (broken) {
      out.dropLastTag();
    }
    return out;
  }
}
