package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Query;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The strings to sign of Shared Key and Shared Key Lite. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key">Authorize
 * with Shared Key</a>.
 */
final class SignedText {
  private static final String MS_PREFIX = "x-ms-";
  private static final String META_PREFIX = "x-ms-meta-";
  private static final String MS_DATE = "x-ms-date";
  private static final List<String> AFTER_DATE =
      List.of("If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range");

  private SignedText() {}

  /**
   * Shared Key.
   *
   * @param path the raw path that the client signed
   */
  static String sharedKey(
      Request request, String account, String path, Query query, ServiceVersion version) {
    Headers headers = request.headers();
    StringBuilder text = new StringBuilder(512);
    text.append(request.method()).append('\n');
    line(text, headers.getOrEmpty("Content-Encoding"));
    line(text, headers.getOrEmpty("Content-Language"));
    line(text, contentLength(headers, version));
    line(text, headers.getOrEmpty("Content-MD5"));
    line(text, headers.getOrEmpty("Content-Type"));
    line(text, date(headers));
    for (String name : AFTER_DATE) {
      line(text, headers.getOrEmpty(name));
    }
    canonicalHeaders(text, headers, version);
    text.append('/').append(account).append(path);
    for (Map.Entry<String, List<String>> parameter : query.all().entrySet()) {
      text.append('\n').append(parameter.getKey()).append(':');
      text.append(String.join(",", parameter.getValue().stream().sorted().toList()));
    }
    return text.toString();
  }

  /** Shared Key Lite: fewer headers, and of the query nothing but {@code comp}. */
  static String lite(
      Request request, String account, String path, Query query, ServiceVersion version) {
    Headers headers = request.headers();
    StringBuilder text = new StringBuilder(256);
    text.append(request.method()).append('\n');
    line(text, headers.getOrEmpty("Content-MD5"));
    line(text, headers.getOrEmpty("Content-Type"));
    line(text, date(headers));
    canonicalHeaders(text, headers, version);
    text.append('/').append(account).append(path);
    String comp = query.get("comp");
    if (comp != null) {
      text.append("?comp=").append(comp);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String value) {
    text.append(value).append('\n');
  }

  private static String contentLength(Headers headers, ServiceVersion version) {
    String length = headers.getOrEmpty("Content-Length");
    boolean zeroIsEmpty = version.atLeast(ServiceVersion.V2015_02_21);
    return zeroIsEmpty && length.equals("0") ? "" : length;
  }

  private static String date(Headers headers) {
    return headers.get(MS_DATE) != null ? "" : headers.getOrEmpty("Date");
  }

  private static void canonicalHeaders(
      StringBuilder text, Headers headers, ServiceVersion version) {
    Map<String, String> sorted = new TreeMap<>();
    for (Header header : headers.startingWith(MS_PREFIX)) {
      String name = Headers.fold(header.name());
      String value = foldSpaces(header.value());
      String before = sorted.put(name, value);
      if (before != null) {
        sorted.put(name, before + "," + value);
        refuseDuplicate(name, before + "," + value);
      }
    }
    boolean keepEmpty = version.atLeast(ServiceVersion.V2016_05_31);
    sorted.forEach(
        (name, value) -> {
          if (keepEmpty || !value.isEmpty()) {
            text.append(name).append(':').append(value).append('\n');
          }
        });
  }

  /** Metadata given twice is the metadata's own error, which comes after authentication. */
  private static void refuseDuplicate(String name, String values) throws StorageException {
    if (!name.startsWith(META_PREFIX)) {
      throw StorageError.INVALID_HEADER_VALUE
          .exception()
          .with("HeaderName", name)
          .with("HeaderValue", values);
    }
  }

  /** Runs of white space count as one space, but not inside quotes. */
  private static String foldSpaces(String value) {
    if (value.indexOf('\t') < 0 && !value.contains("  ")) {
      return value;
    }
    StringBuilder folded = new StringBuilder(value.length());
    boolean quoted = false;
    boolean inSpace = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      quoted ^= c == '"';
      boolean space = !quoted && (c == ' ' || c == '\t');
      if (!space) {
        folded.append(c);
      } else if (!inSpace) {
        folded.append(' ');
      }
      inSpace = space;
    }
    return folded.toString();
  }
}
