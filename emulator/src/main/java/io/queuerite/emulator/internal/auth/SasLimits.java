package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.protocol.Request.Peer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From where and over what a signature may be used: {@code sip} and {@code spr}. */
final class SasLimits {
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?:-(\\d{1,3}(?:\\.\\d{1,3}){3}))?");
  private static final int OCTET = 255;

  private SasLimits() {}

  static void check(Sas sas, Peer peer) {
    checkAddress(sas.field("sip"), peer);
    checkProtocol(sas.field("spr"), peer);
  }

  private static void checkAddress(String range, Peer peer) {
    if (range.isEmpty()) {
      return;
    }
    Matcher form = RANGE.matcher(range);
    if (!form.matches()) {
      throw Refusals.failed("sip is invalid: expected an IPv4 address or a range of them.");
    }
    long first = number(form.group(1));
    long last = form.group(2) == null ? first : number(form.group(2));
    long own = number(peer.ipv4());
    if (own < first || own > last) {
      throw StorageError.AUTHORIZATION_SOURCE_IP_MISMATCH.exception().with("SourceIP", peer.ipv4());
    }
  }

  private static long number(String address) {
    long number = 0;
    for (String part : address.split("\\.", -1)) {
      int octet = Integer.parseInt(part);
      if (octet > OCTET) {
        throw Refusals.failed("sip is invalid: expected an IPv4 address or a range of them.");
      }
      number = number << 8 | octet;
    }
    return number;
  }

  private static void checkProtocol(String protocols, Peer peer) {
    switch (protocols) {
      case "", "https,http" -> {}
      case "https" -> {
        if (!peer.secure()) {
          throw StorageError.AUTHORIZATION_PROTOCOL_MISMATCH.exception();
        }
      }
      default -> throw Refusals.failed("spr is invalid: expected https or https,http.");
    }
  }
}
