package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Query;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.util.ArrayList;
import java.util.List;

/** A request as a signer sees it. */
record Signed(String method, String target, List<Header> headers, ServiceVersion version) {
  static final String ACCOUNT = "devstoreaccount1";

  /** A request with the headers that all examples of the protocol's section 10 have. */
  static Signed of(String method, String target) {
    return new Signed(method, target, List.of(), new ServiceVersion("2026-06-06"))
        .with("x-ms-date", "Fri, 01 Jan 2027 00:00:00 GMT")
        .with("x-ms-version", "2026-06-06");
  }

  /** A request without a header. */
  static Signed bare(String method, String target, String version) {
    return new Signed(method, target, List.of(), new ServiceVersion(version));
  }

  Signed with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Signed(method, target, List.copyOf(more), version);
  }

  Request request() {
    return new Request(
        method,
        target,
        new Headers(headers),
        new byte[0],
        new Request.Peer("127.0.0.1", false, true));
  }

  Query query() {
    return Query.parse(request().rawQuery());
  }

  String sharedKey() {
    Request request = request();
    return SignedText.sharedKey(request, ACCOUNT, request.rawPath(), query(), version);
  }

  String lite() {
    Request request = request();
    return SignedText.lite(request, ACCOUNT, request.rawPath(), query(), version);
  }
}
