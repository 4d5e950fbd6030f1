package io.queuerite.benchmarks.load;

import static io.queuerite.benchmarks.load.Bytes.ascii;

/**
 * Writes signed requests. What never changes is bytes from the start; what changes is the date once
 * a second and, for a delete, the address. Belongs to one thread.
 */
final class RequestWriter {
  private static final String VERSION = "2025-11-05";
  private static final String TYPE = "application/xml";

  private static final byte[] NOTHING = {};
  private static final byte[] AFTER_DATE =
      ascii(
          "\r\nx-ms-version: "
              + VERSION
              + "\r\nAuthorization: SharedKey "
              + SharedKey.ACCOUNT
              + ":");
  private static final byte[] BODY_HEADERS =
      ascii("\r\nContent-Type: " + TYPE + "\r\nContent-Length: ");
  private static final byte[] NO_BODY_HEADER = ascii("\r\nContent-Length: 0");
  private static final byte[] END = ascii("\r\n\r\n");

  private static final byte[] SIGN_TO_LENGTH = ascii("\n\n\n");
  private static final byte[] SIGN_TYPE = ascii("\n\n" + TYPE);
  private static final byte[] SIGN_NO_TYPE = ascii("\n\n");
  private static final byte[] SIGN_TO_DATE = ascii("\n\n\n\n\n\n\nx-ms-date:");
  private static final byte[] SIGN_TO_PATH =
      ascii("\nx-ms-version:" + VERSION + "\n/" + SharedKey.ACCOUNT);

  private final SharedKey key = new SharedKey();
  private final Bytes toSign = new Bytes();
  private final byte[] beforeDate;
  private final HttpDate date = new HttpDate();

  RequestWriter(String authority) {
    beforeDate = ascii(" HTTP/1.1\r\nHost: " + authority + "\r\nx-ms-date: ");
  }

  /** Replaces what {@code out} holds by the request, dated and signed now. */
  void write(Bytes out, Request request) {
    date.moveTo(System.currentTimeMillis() / 1000);
    byte[] method = request.method().bytes();
    byte[] length =
        request.body().length() == 0 ? NOTHING : ascii(Integer.toString(request.body().length()));
    out.clear().add(method).add(' ').add(request.path()).add(request.query());
    out.add(beforeDate).add(date.text()).add(AFTER_DATE).add(signature(request, length));
    if (length.length > 0) {
      out.add(BODY_HEADERS).add(length);
    } else if (request.method().carriesBody()) {
      out.add(NO_BODY_HEADER);
    }
    out.add(END).add(request.body());
  }

  private byte[] signature(Request request, byte[] length) {
    toSign.clear().add(request.method().bytes()).add(SIGN_TO_LENGTH).add(length);
    toSign.add(length.length > 0 ? SIGN_TYPE : SIGN_NO_TYPE).add(SIGN_TO_DATE).add(date.text());
    toSign.add(SIGN_TO_PATH).add(request.path()).add(request.canonicalQuery());
    return key.sign(toSign);
  }
}
