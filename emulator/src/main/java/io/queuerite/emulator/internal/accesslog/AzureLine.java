package io.queuerite.emulator.internal.accesslog;

import io.queuerite.emulator.internal.accesslog.Access.Authentication;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.Secrets;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of version 2.0 of Azure's logs: 38 fields. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/storage-analytics-log-format">Storage
 * Analytics log format</a>. What the emulator does not know stands empty, as it may there.
 */
final class AzureLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT);
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int FIRST_FAILURE = 400;

  private AzureLine() {}

  static String of(Access access) {
    Authentication how = access.authentication();
    StringJoiner line = new StringJoiner(";");
    line.add("2.0");
    line.add(TIME.format(LocalDateTime.ofInstant(access.began(), ZoneOffset.UTC)));
    line.add(OperationType.of(access));
    line.add(requestStatus(access, how));
    line.add(access.sent().whole() ? Integer.toString(access.status()) : "Unknown");
    line.add(Long.toString(access.totalNanos() / NANOS_PER_MILLI));
    line.add(Long.toString(access.serverNanos() / NANOS_PER_MILLI));
    line.add(how.name().toLowerCase(Locale.ROOT));
    boolean named = how == Authentication.AUTHENTICATED || how == Authentication.BEARER;
    line.add(named ? bare(access.subject().account()) : "");
    line.add(bare(access.subject().account()));
    line.add("queue");
    line.add(quoted(access.url()));
    line.add(quoted(objectKey(access)));
    line.add(access.id());
    line.add("0");
    line.add(access.line().peer().remote());
    line.add(bare(access.version()));
    sizes(line, access);
    texts(line, access);
    user(line, access.user());
    return line.toString();
  }

  /** Of the request's header and body, of the answer's; what the request said of its body. */
  private static void sizes(StringJoiner line, Access access) {
    line.add(Long.toString(access.requestHeaderBytes()));
    line.add(Long.toString(access.requestBodyBytes()));
    line.add(Long.toString(access.sent().headerBytes()));
    line.add(Long.toString(access.sent().bodyBytes()));
    line.add(bare(access.header("Content-Length")));
  }

  private static void texts(StringJoiner line, Access access) {
    line.add(quoted(access.header("Content-MD5")));
    // The service's own MD5, an ETag, a time of modification: queues have none of them.
    line.add("").add("").add("");
    line.add(
        quoted(
            Stream.of("If-Modified-Since", "If-Unmodified-Since", "If-Match", "If-None-Match")
                .filter(name -> !access.header(name).isEmpty())
                .map(name -> name + "=" + access.header(name))
                .collect(Collectors.joining(";"))));
    line.add(quoted(access.header("User-Agent")));
    line.add(quoted(access.header("Referer")));
    line.add(quoted(access.header("x-ms-client-request-id")));
  }

  /** A token's application, audience and issuer and the user's name are not kept; nor are roles. */
  private static void user(StringJoiner line, @Nullable User user) {
    line.add(user == null ? "" : quoted(user.objectId()));
    line.add(user == null ? "" : quoted(user.tenantId()));
    line.add("").add("").add("").add("").add("").add("");
  }

  private static String requestStatus(Access access, Authentication how) {
    String prefix =
        switch (how) {
          case AUTHENTICATED -> "";
          case SAS -> "SAS";
          case BEARER -> "OAuth";
          case ANONYMOUS -> "Anonymous";
        };
    if (!access.sent().whole()) {
      return prefix + "NetworkError";
    } else if (access.status() < FIRST_FAILURE) {
      return prefix + "Success";
    }
    return switch (access.status()) {
      case 503 -> prefix + "ThrottlingError";
      case 401, 403 -> prefix + "AuthorizationError";
      default ->
          access.status() >= 500
              ? prefix + (isTimeout(access) ? "ServerTimeoutError" : "ServerOtherError")
              : clientError(access, prefix);
    };
  }

  private static boolean isTimeout(Access access) {
    return access.errorCode().equals("OperationTimedOut");
  }

  /** From version 2017-04-17 on, the error's code stands in its place. */
  private static String clientError(Access access, String prefix) {
    ServiceVersion version = ServiceVersion.published(access.version());
    boolean coded = version == null || version.atLeast(ServiceVersion.V2017_04_17);
    return coded && !access.errorCode().isEmpty()
        ? access.errorCode()
        : prefix + "ClientOtherError";
  }

  private static String objectKey(Access access) {
    String account = access.subject().account();
    String queue = access.subject().queue();
    return account == null
        ? ""
        : Secrets.masked("/" + account + (queue == null ? "" : "/" + queue));
  }

  /** A text of a client's in a field that has no quotes: what would end it is left out. */
  private static String bare(@Nullable String text) {
    return text == null ? "" : Secrets.masked(text).replaceAll("[^!-:<-~]", "");
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : '"' + escaped(text) + '"';
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> {
          if (letter < ' ' || letter == 0x7f) {
            out.append("&#").append((int) letter).append(';');
          } else {
            out.append(letter);
          }
        }
      }
    }
    return out.toString();
  }
}
