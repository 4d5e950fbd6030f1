package io.queuerite.emulator;

/** Addresses as URLs write them. */
final class Hosts {
  private Hosts() {}

  /** How a client on this machine reaches an emulator that listens on {@code host}. */
  static String reachable(String host) {
    if (host.equals("0.0.0.0")) {
      return "127.0.0.1";
    }
    if (host.equals("::")) {
      return "[::1]";
    }
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
