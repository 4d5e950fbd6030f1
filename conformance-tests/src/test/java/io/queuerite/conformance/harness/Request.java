package io.queuerite.conformance.harness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request under construction; what a test does not set is what a careful client would send. */
public final class Request {
  /** How the request says who it is from. */
  public enum Signing {
    SHARED_KEY,
    SHARED_KEY_LITE,
    NONE
  }

  private final Account account;
  private final String method;
  private final List<Header> headers = new ArrayList<>();
  private String signedTarget;
  private String requestTarget;
  private String protocol = "HTTP/1.1";
  private String signer = Account.NAME;
  private String key = Account.KEY;
  private Signing signing = Signing.SHARED_KEY;
  private byte @Nullable [] body;
  private boolean sized = true;

  Request(Account account, String method, String target) {
    this.account = account;
    this.method = method;
    this.signedTarget = target;
    this.requestTarget = target;
    headers.add(new Header("Host", account.authority()));
    headers.add(new Header("x-ms-date", HttpDate.format(Instant.now())));
    headers.add(new Header("x-ms-version", Account.VERSION));
  }

  /** Adds raw text to the query, both as sent and as signed. */
  public Request query(String rawQuery) {
    String separator = signedTarget.contains("?") ? "&" : "?";
    signedTarget += separator + rawQuery;
    requestTarget += separator + rawQuery;
    return this;
  }

  /** What the request line says, where that is not what is signed. */
  public Request requestTarget(String asSent) {
    requestTarget = asSent;
    return this;
  }

  public Request protocol(String version) {
    protocol = version;
    return this;
  }

  public Request version(String apiVersion) {
    return header("x-ms-version", apiVersion);
  }

  /** Sets a header, replacing one of that name. */
  public Request header(String name, String value) {
    Header header = new Header(name, value);
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).is(name)) {
        headers.set(i, header);
        return this;
      }
    }
    headers.add(header);
    return this;
  }

  public Request without(String name) {
    headers.removeIf(header -> header.is(name));
    return this;
  }

  public Request body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  public Request body(byte[] bytes) {
    body = bytes.clone();
    return this;
  }

  /** Tells no length, as no careful client would do. */
  public Request unsized() {
    sized = false;
    return this;
  }

  /** A queue message with this text, in the XML that clients send. */
  public Request message(String text) {
    return body(Xml.message(text));
  }

  public Request signing(Signing how) {
    signing = how;
    return this;
  }

  public Request signedBy(String accountName, String base64Key) {
    signer = accountName;
    key = base64Key;
    return this;
  }

  /** Comes with this shared access signature instead of a key's. */
  public Request with(Sas sas) {
    return withToken(sas.token());
  }

  /** Comes with this token, which may be no right one. */
  public Request withToken(String token) {
    signing = Signing.NONE;
    return query(token);
  }

  /** Comes with this bearer token instead of a key's signature. */
  public Request bearer(String token) {
    signing = Signing.NONE;
    return header("Authorization", "Bearer " + token);
  }

  /** What the signature was made of, once {@link #bytes} has completed the headers. */
  public String stringToSign() {
    return signing == Signing.SHARED_KEY_LITE
        ? SharedKey.liteStringToSign(method, signedTarget, headers, signer)
        : SharedKey.stringToSign(method, signedTarget, headers, signer);
  }

  /** Completed, signed, and as it goes over the wire. */
  public byte[] bytes() {
    complete();
    StringBuilder head = new StringBuilder();
    head.append(method)
        .append(' ')
        .append(requestTarget)
        .append(' ')
        .append(protocol)
        .append("\r\n");
    headers.forEach(
        header -> head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    head.append("\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (body != null) {
      all.writeBytes(body);
    }
    return all.toByteArray();
  }

  private void complete() {
    boolean mayHaveBody = method.equals("PUT") || method.equals("POST");
    boolean lengthKnown = has("Content-Length") || has("Transfer-Encoding");
    if (sized && !lengthKnown && (mayHaveBody || body != null)) {
      header("Content-Length", Integer.toString(body == null ? 0 : body.length));
    }
    if (signing != Signing.NONE && !has("Authorization")) {
      String scheme = signing == Signing.SHARED_KEY ? "SharedKey" : "SharedKeyLite";
      header(
          "Authorization",
          "%s %s:%s".formatted(scheme, signer, SharedKey.sign(stringToSign(), key)));
    }
  }

  private boolean has(String name) {
    return headers.stream().anyMatch(header -> header.is(name));
  }

  String method() {
    return method;
  }

  /** Sends the request on a connection of its own. */
  public Response send() {
    try (RawConnection connection = account.connect()) {
      return connection.exchange(this);
    }
  }
}
