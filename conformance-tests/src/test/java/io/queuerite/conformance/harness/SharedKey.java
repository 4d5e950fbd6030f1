package io.queuerite.conformance.harness;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shared Key and Shared Key Lite, written from the protocol reference and checked with its vectors.
 */
public final class SharedKey {
  private static final List<String> SIGNED_HEADERS =
      List.of(
          "Content-Encoding",
          "Content-Language",
          "Content-Length",
          "Content-MD5",
          "Content-Type",
          "Date",
          "If-Modified-Since",
          "If-Match",
          "If-None-Match",
          "If-Unmodified-Since",
          "Range");

  private static final List<String> SIGNED_HEADERS_LITE =
      List.of("Content-MD5", "Content-Type", "Date");

  private SharedKey() {}

  /** The string to sign of a request whose target is a path with a query, as sent. */
  public static String stringToSign(
      String method, String target, List<Header> headers, String account) {
    return method
        + "\n"
        + lines(SIGNED_HEADERS, headers)
        + canonicalHeaders(headers)
        + ("/" + account + path(target))
        + canonicalQuery(target);
  }

  public static String liteStringToSign(
      String method, String target, List<Header> headers, String account) {
    List<String> comp = queryValues(target).getOrDefault("comp", List.of());
    return method
        + "\n"
        + lines(SIGNED_HEADERS_LITE, headers)
        + canonicalHeaders(headers)
        + ("/" + account + path(target))
        + (comp.isEmpty() ? "" : "?comp=" + comp.get(0));
  }

  public static String sign(String stringToSign, String base64Key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64Key), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(stringToSign.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String lines(List<String> names, List<Header> headers) {
    return names.stream().map(name -> line(name, headers) + "\n").collect(Collectors.joining());
  }

  private static String line(String name, List<Header> headers) {
    String value = value(name, headers);
    boolean empty =
        switch (name) {
          case "Content-Length" -> value.equals("0") && !beforeEmptyLength(headers);
          case "Date" -> headers.stream().anyMatch(header -> header.is("x-ms-date"));
          default -> false;
        };
    return empty ? "" : value;
  }

  /** Up to 2014-02-14 a length of zero was signed as it stood. */
  private static boolean beforeEmptyLength(List<Header> headers) {
    String version = value("x-ms-version", headers);
    return !version.isEmpty() && version.compareTo("2015-02-21") < 0;
  }

  private static String value(String name, List<Header> headers) {
    return headers.stream()
        .filter(header -> header.is(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  private static String canonicalHeaders(List<Header> headers) {
    SortedMap<String, String> sorted = new TreeMap<>();
    for (Header header : headers) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-ms-")) {
        sorted.put(name, header.value().strip().replaceAll("[ \t\r\n]+", " "));
      }
    }
    return sorted.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String path(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static String canonicalQuery(String target) {
    return queryValues(target).entrySet().stream()
        .map(
            entry ->
                "\n"
                    + entry.getKey()
                    + ":"
                    + entry.getValue().stream().sorted().collect(Collectors.joining(",")))
        .collect(Collectors.joining());
  }

  /** Names in lower case, sorted; values decoded, in the order sent. */
  private static SortedMap<String, List<String>> queryValues(String target) {
    SortedMap<String, List<String>> values = new TreeMap<>();
    int start = target.indexOf('?');
    if (start < 0) {
      return values;
    }
    for (String pair : target.substring(start + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name =
          Percent.decode(equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : Percent.decode(pair.substring(equals + 1));
      if (!name.isEmpty()) {
        values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
      }
    }
    return values;
  }
}
