package io.queuerite.conformance.harness;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as clients do it: everything but the unreserved characters. */
public final class Percent {
  private Percent() {}

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** A plus sign stands for itself: only forms use it for a blank. */
  public static String decode(String text) {
    return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
