package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a request with the key that everybody knows, so that what it says is read at all. */
final class SharedKey {
  static final String ACCOUNT = "devstoreaccount1";
  static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
  static final String VERSION = "2025-11-05";

  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String account;
  private final byte[] key;

  SharedKey(String account, String base64Key) {
    this.account = account;
    this.key = Base64.getDecoder().decode(base64Key);
  }

  static SharedKey wellKnown() {
    return new SharedKey(ACCOUNT, KEY);
  }

  /**
   * The headers to send, signature included.
   *
   * @param target the request target as it will be on the wire
   * @param extra further headers, of which the {@code x-ms-} ones are signed
   */
  Map<String, String> headers(
      String method, String target, int contentLength, Map<String, String> extra) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-ms-date", RFC_1123.format(Instant.now()));
    headers.put("x-ms-version", VERSION);
    headers.putAll(extra);
    String toSign =
        method
            + "\n\n\n"
            + (contentLength == 0 ? "" : contentLength)
            + "\n\n\n\n\n\n\n\n\n"
            + canonicalHeaders(headers)
            + canonicalResource(target);
    headers.put("Authorization", "SharedKey " + account + ":" + sign(toSign));
    return headers;
  }

  private static String canonicalHeaders(Map<String, String> headers) {
    Map<String, String> sorted = new TreeMap<>();
    headers.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.startsWith("x-ms-")) {
            sorted.put(lower, value.strip());
          }
        });
    StringBuilder text = new StringBuilder();
    sorted.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    return text.toString();
  }

  private String canonicalResource(String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    Map<String, List<String>> parameters = new TreeMap<>();
    if (mark >= 0) {
      for (String pair : target.substring(mark + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters
            .computeIfAbsent(decode(name).toLowerCase(Locale.ROOT), key -> new ArrayList<>())
            .add(decode(value));
      }
    }
    StringBuilder text = new StringBuilder("/").append(account).append(path);
    parameters.forEach(
        (name, values) ->
            text.append('\n')
                .append(name)
                .append(':')
                .append(String.join(",", values.stream().sorted().toList())));
    return text.toString();
  }

  /** What cannot be decoded is signed as it stands; nobody has said what else it could mean. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException notDecodable) {
      return text;
    }
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
