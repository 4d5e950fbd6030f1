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

  /**
   * Who sent it.
   *
   * @param ipv4 the address; the loopback one also for a client that came by IPv6
   * @param secure whether it came over TLS
   * @param loopback whether it came from this machine, as the socket tells it and no header
   */
  public record Peer(String ipv4, boolean secure, boolean loopback) {}

  /**
   * @param rawTarget the request target in origin form, as sent
   * @param body taken over: the caller must not change it afterwards; null for one over any limit,
   *     which was thrown away
   */
  public Request(
      String method, String rawTarget, Headers headers, byte @Nullable [] body, Peer peer) {
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
