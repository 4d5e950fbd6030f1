package io.queuerite.emulator.internal.server;

import org.jspecify.annotations.Nullable;

/**
 * Request targets: {@code /path?query}, or the same behind {@code http://host} from a proxy's
 * client.
 */
final class RequestTargets {
  private RequestTargets() {}

  /**
   * Whether it has either form. HTTP.sys, the service's front end, refuses all others, and so do
   * we: what would be made of them is in no signature.
   */
  static boolean isValid(String target) {
    int start = authorityStart(target);
    return start < 0 ? target.startsWith("/") : authorityEnd(target, start) > start;
  }

  /** The target in origin form, if it {@link #isValid}. */
  static String originForm(String target) {
    int start = authorityStart(target);
    if (start < 0) {
      return target;
    }
    int path = authorityEnd(target, start);
    String rest = target.substring(path);
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /** The host that an absolute target names, which then outranks the Host header; or null. */
  static @Nullable String host(String target) {
    int start = authorityStart(target);
    return start < 0 ? null : target.substring(start, authorityEnd(target, start));
  }

  private static int authorityStart(String target) {
    if (target.startsWith("/")) {
      return -1;
    }
    for (String scheme : new String[] {"http://", "https://"}) {
      if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return scheme.length();
      }
    }
    return -1;
  }

  private static int authorityEnd(String target, int start) {
    int end = start;
    while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
      end++;
    }
    return end;
  }
}
