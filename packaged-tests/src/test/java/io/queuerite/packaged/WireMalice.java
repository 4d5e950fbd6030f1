package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What is wrong below HTTP's meaning: lines, headers, lengths, chunks, bytes. */
final class WireMalice {
  private static final List<String> REQUEST_LINES =
      List.of(
          "",
          " ",
          "\0",
          "GET",
          "GET ",
          "GET  HTTP/1.1",
          "get %s HTTP/1.1",
          "GET %s",
          "GET %s HTTP",
          "GET %s HTTP/",
          "GET %s HTTP/1",
          "GET %s HTTP/9.9",
          "GET %s HTTP/1.1.1",
          "GET %s HTTP/-1.1",
          "GET %s HTTP/99999999999.1",
          "GET %s HTTPS/1.1",
          "GET %s ICY 200",
          "GET %s HTTP/1.1 more",
          "GET\t%s\tHTTP/1.1",
          "GET%s HTTP/1.1",
          " GET %s HTTP/1.1",
          "GET \0%s HTTP/1.1",
          "GET %s\r HTTP/1.1",
          "G\u00c9T %s HTTP/1.1",
          "GET \u00ff\u00fe HTTP/1.1",
          "GET * HTTP/1.1",
          "OPTIONS * HTTP/1.1",
          "CONNECT 127.0.0.1:80 HTTP/1.1",
          "TRACE %s HTTP/1.1",
          "PATCH %s HTTP/1.1",
          "BREW %s HTTP/1.1",
          "GET http:// HTTP/1.1",
          "GET http://[::1 HTTP/1.1",
          "GET http://user:pw@host:99999%s HTTP/1.1",
          "GET //%s HTTP/1.1",
          "GET ?comp=list HTTP/1.1",
          "GET #%s HTTP/1.1",
          "GET ../..%s HTTP/1.1",
          "GET %s HTTP/1.0",
          "GET %s HTTP/2.0",
          "PRI * HTTP/2.0\r\n\r\nSM");

  private static final List<String> HEADERS =
      List.of(
          "NoColon",
          ": no name",
          " : blank name",
          "Name : blank before colon",
          "Na me: blank inside",
          "N\u00e4me: umlaut",
          "X: \u00ff\u00fe\u0080",
          "X: nul \0 inside",
          "X\0Y: nul in the name",
          "X: bare\rreturn",
          "X: folded\r\n  line",
          " leading: fold",
          "Host:",
          "Host: a\r\nHost: b",
          "Host: [::1",
          "Host: ..:99999999",
          "Host: \0",
          "Content-Length: -1",
          "Content-Length: 9223372036854775808",
          "Content-Length: 99999999999999999999999",
          "Content-Length: +5",
          "Content-Length: 5, 5",
          "Content-Length: 0x5",
          "Content-Length:",
          "Content-Length: 1\r\nContent-Length: 2",
          "Transfer-Encoding: chunked\r\nContent-Length: 4",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: xchunked",
          "Transfer-Encoding: chunked, chunked",
          "Transfer-Encoding:\u000bchunked",
          "Expect: 100-continue",
          "Expect: 418-teapot",
          "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: ",
          "Upgrade: websocket\r\nConnection: Upgrade",
          "Connection: close, keep-alive, \0",
          "Authorization:",
          "Authorization: SharedKey",
          "Authorization: SharedKey :",
          "Authorization: SharedKey a",
          "Authorization: SharedKey devstoreaccount1:",
          "Authorization: SharedKey devstoreaccount1:not base64 !",
          "Authorization: SharedKey nobody:AAAA",
          "Authorization: SharedKeyLite devstoreaccount1:AAAA",
          "Authorization: Bearer ..",
          "Authorization: Basic \u00ff",
          "Authorization: a\r\nAuthorization: b",
          "x-ms-version:",
          "x-ms-version: tomorrow",
          "x-ms-version: 0000-00-00",
          "x-ms-version: 2099-01-01",
          "x-ms-version: 2019-02-02\r\nx-ms-version: 2020-02-02",
          "x-ms-date:",
          "x-ms-date: yesterday",
          "x-ms-date: Mon, 99 Foo 2026 99:99:99 GMT",
          "x-ms-date: -292275055-05-16T16:47:04Z",
          "Date: 0",
          "x-ms-client-request-id: \u0001\u0002",
          "x-ms-meta-: nameless");

  private static final List<String> CHUNKS =
      List.of(
          "zz\r\nabc\r\n0\r\n\r\n",
          "-1\r\nabc\r\n0\r\n\r\n",
          "ffffffffffffffff\r\nabc",
          "7fffffff\r\nabc",
          "10000000000000000000000\r\nabc\r\n0\r\n\r\n",
          "3\r\nabcdef\r\n0\r\n\r\n",
          "3\nabc\n0\n\n",
          "3\r\nabc0\r\n\r\n",
          "3\r\nab",
          "\r\n\r\n",
          "3;\0\r\nabc\r\n0\r\n\r\n",
          "0x3\r\nabc\r\n0\r\n\r\n",
          " 3 \r\nabc\r\n0\r\n\r\n",
          "3\r\nabc\r\n0\r\nContent-Length: 5\r\n\r\n",
          "3\r\nabc\r\n0\r\nno colon\r\n\r\n",
          "3\r\nabc\r\n0\r\n: \0\r\n\r\n",
          "3\r\nabc\r\n0",
          "\0");

  private WireMalice() {}

  static byte[] requestLine(Random random) {
    String line = pick(REQUEST_LINES, random).replace("%s", "/devstoreaccount1?comp=list");
    return Request.random(random).line(line).bytes();
  }

  static byte[] header(Random random) {
    Request request = Request.random(random);
    for (int i = random.nextInt(3); i >= 0; i--) {
      request.rawHeader(pick(HEADERS, random));
    }
    return request.bytes();
  }

  static byte[] giantHeader(Random random) {
    int size = 8_000 + random.nextInt(400_000);
    return switch (random.nextInt(4)) {
      case 0 -> Request.random(random).rawHeader("X: " + "x".repeat(size)).bytes();
      case 1 -> Request.random(random).rawHeader("x".repeat(size) + ": x").bytes();
      case 2 -> Request.random(random).rawHeader("X: y\r\n".repeat(size / 6) + "Z: z").bytes();
      default -> Request.random(random).line("GET /" + "x".repeat(size) + " HTTP/1.1").bytes();
    };
  }

  static byte[] chunking(Random random) {
    return Request.post(pick(CHUNKS, random))
        .rawHeader("Transfer-Encoding: chunked")
        .unsized()
        .bytes();
  }

  static byte[] contentLength(Random random) {
    String body = Request.message("wrong length");
    int wrong = random.nextInt(body.length() * 3);
    return Request.post(body).sized(wrong).bytes();
  }

  static byte[] truncated(Random random) {
    byte[] whole = Request.random(random).bytes();
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }

  static byte[] flippedBytes(Random random) {
    byte[] bytes = Request.random(random).bytes();
    for (int i = random.nextInt(8); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
    }
    return bytes;
  }

  static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(3000)];
    random.nextBytes(bytes);
    if (random.nextInt(4) == 0 && bytes.length > 5) { // the start of a TLS handshake
      System.arraycopy(new byte[] {0x16, 3, 1, 2, 0, 1}, 0, bytes, 0, 6);
    }
    return bytes;
  }

  static byte[] pipelined(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(new String(Request.random(random).bytes(), ISO_8859_1));
    }
    text.append(
        new String(random.nextBoolean() ? requestLine(random) : chunking(random), ISO_8859_1));
    return text.toString().getBytes(ISO_8859_1);
  }

  static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
