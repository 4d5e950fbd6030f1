package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.protocol.Headers.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a request may be shown. Of headers and parameters only those are shown that the service
 * knows and that hold no secret; of others, the name and how long they are. An error may repeat
 * what came, so what is not shown here is not shown there.
 */
public final class Showable {
  private static final Set<String> HEADERS =
      Set.of(
          "accept",
          "accept-encoding",
          "access-control-allow-origin",
          "access-control-request-headers",
          "access-control-request-method",
          "allow",
          "cache-control",
          "connection",
          "content-encoding",
          "content-length",
          "content-md5",
          "content-type",
          "date",
          "expect",
          "host",
          "if-modified-since",
          "if-unmodified-since",
          "keep-alive",
          "origin",
          "retry-after",
          "server",
          "traceparent",
          "transfer-encoding",
          "user-agent",
          "vary",
          "www-authenticate",
          "x-ms-approximate-messages-count",
          "x-ms-client-request-id",
          "x-ms-date",
          "x-ms-error-code",
          "x-ms-popreceipt",
          "x-ms-request-id",
          "x-ms-return-client-request-id",
          "x-ms-time-next-visible",
          "x-ms-version");

  private static final Set<String> PARAMETERS =
      Set.of(
          "api-version",
          "comp",
          "include",
          "marker",
          "maxresults",
          "messagettl",
          "numofmessages",
          "peekonly",
          "popreceipt",
          "prefix",
          "restype",
          "se",
          "si",
          "sip",
          "ske",
          "skoid",
          "sks",
          "skt",
          "sktid",
          "skv",
          "sp",
          "spr",
          "sr",
          "srt",
          "ss",
          "st",
          "sv",
          "timeout",
          "tn",
          "visibilitytimeout");

  /** A scheme and, for Shared Key, an account's name. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("((?:SharedKey(?:Lite)? +[\\w-]{3,63}:)|(?:[A-Za-z]{3,16} +)).+");

  private static final Pattern PLAIN_NAME = Pattern.compile("[\\w.$-]{1,32}");

  /** Shorter ones stand in too many other words. */
  private static final int SHORTEST = 4;

  private final Request request;
  private final List<String> hidden = new ArrayList<>();

  public Showable(Request request) {
    this.request = request;
    for (Header header : request.headers().all()) {
      String name = Headers.fold(header.name());
      if (name.equals("authorization")) {
        Matcher credentials = CREDENTIALS.matcher(header.value());
        hide(credentials.matches() ? header.value().substring(credentials.end(1)) : header.value());
      } else if (!HEADERS.contains(name)) {
        hide(header.value());
      } else if (name.equals("host")) {
        hide(header.value().substring(0, Math.max(0, header.value().lastIndexOf('@'))));
      }
    }
    for (String pair : request.rawQuery().split("&", -1)) {
      if (!PARAMETERS.contains(name(pair))) {
        String value = pair.substring(pair.indexOf('=') + 1);
        hide(value);
        hide(PercentCoding.decode(value));
      }
    }
    // The longer first: a shorter one may be a part of it.
    hidden.sort(Comparator.comparingInt(String::length).reversed());
  }

  private void hide(String value) {
    String bare = value.strip();
    if (bare.length() >= SHORTEST) {
      hidden.add(bare);
    }
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? "" : Headers.fold(PercentCoding.decode(pair.substring(0, equals)));
  }

  /** The path and the parameters. */
  public String target() {
    StringBuilder target = new StringBuilder(text(request.rawPath()));
    char before = '?';
    for (String pair : request.rawQuery().split("&", -1)) {
      if (!pair.isEmpty()) {
        target.append(before).append(parameter(pair));
        before = '&';
      }
    }
    return target.toString();
  }

  private String parameter(String pair) {
    String name = name(pair);
    if (PARAMETERS.contains(name)) {
      return text(pair);
    }
    return (PLAIN_NAME.matcher(name).matches() ? name + "=" : "") + Secrets.MASK;
  }

  /** A header's name and, if it may be shown, its value. */
  public String header(Header header) {
    String name = Headers.fold(header.name());
    if (name.equals("authorization")) {
      Matcher credentials = CREDENTIALS.matcher(header.value());
      String scheme = credentials.matches() ? credentials.group(1) : "";
      return header.name() + ": " + scheme + Secrets.MASK;
    }
    return header.name()
        + ": "
        + (HEADERS.contains(name)
            ? text(header.value())
            : "(" + header.value().length() + " characters)");
  }

  /** A text that may repeat what the request said. */
  public String text(String text) {
    String shown = text;
    for (String value : hidden) {
      shown = shown.replace(value, Secrets.MASK);
    }
    return Secrets.masked(shown);
  }
}
