package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.StorageException;
import org.jspecify.annotations.Nullable;

/** A whole request as it came from the wire, decoded no further than HTTP itself. */
public final class Request {
  private final String method;
  private final String rawPath;
  private final String rawQuery;
  private final Headers headers;
  private final byte @Nullable [] body;
  private final Peer peer;
  private final long arrivedNanos;

  /**
   * Who sent it.
   *
   * @param ipv4 the address; the loopback one also for a client that came by IPv6
   * @param secure whether it came over TLS
   * @param loopback whether it came from this machine, as the socket tells it and no header
   * @param remote its address and port, as a log tells them
   */
  public record Peer(String ipv4, boolean secure, boolean loopback, String remote) {
    public Peer(String ipv4, boolean secure, boolean loopback) {
      this(ipv4, secure, loopback, ipv4 + ":0");
    }
  }

  /**
   * @param rawTarget the request target in origin form, as sent
   * @param body taken over: the caller must not change it afterwards; null for one over any limit,
   *     which was thrown away
   */
  public Request(
      String method, String rawTarget, Headers headers, byte @Nullable [] body, Peer peer) {
    this(method, rawTarget, headers, body, peer, System.nanoTime());
  }

  /**
   * @param arrivedNanos when its head was there, as {@code System.nanoTime} counts
   */
  public Request(
      String method,
      String rawTarget,
      Headers headers,
      byte @Nullable [] body,
      Peer peer,
      long arrivedNanos) {
    this.arrivedNanos = arrivedNanos;
    this.peer = peer;
    this.method = method;
    int mark = rawTarget.indexOf('?');
    this.rawPath = mark < 0 ? rawTarget : rawTarget.substring(0, mark);
    this.rawQuery = mark < 0 ? "" : rawTarget.substring(mark + 1);
    this.headers = headers;
    this.body = body;
  }

  public String method() {
    return method;
  }

  /** The path as sent, still encoded: what a signature covers. */
  public String rawPath() {
    return rawPath;
  }

  /** The query as sent, without its question mark. */
  public String rawQuery() {
    return rawQuery;
  }

  public Peer peer() {
    return peer;
  }

  /** When its head was there, as {@code System.nanoTime} counts. */
  public long arrivedNanos() {
    return arrivedNanos;
  }

  /** How long the body is; negative for one over any limit. */
  public int bodyLength() {
    return body == null ? -1 : body.length;
  }

  public Headers headers() {
    return headers;
  }

  /**
   * The bytes themselves, not a copy: the caller must not change them.
   *
   * @throws StorageException {@code RequestBodyTooLarge}
   */
  public byte[] body() {
    if (body == null) {
      throw MessageXml.tooLarge();
    }
    return body;
  }
}
