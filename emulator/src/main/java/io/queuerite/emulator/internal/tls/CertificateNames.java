package io.queuerite.emulator.internal.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names and addresses by which clients may reach the emulator, as certificates write them. */
final class CertificateNames {
  private static final Set<String> ALWAYS =
      new LinkedHashSet<>(List.of("localhost", "*.queue.localhost", "127.0.0.1", "::1"));
  private static final Set<String> NO_NAMES = Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0");

  private CertificateNames() {}

  /** Those of every emulator, and the host on which this one listens. */
  static Set<String> of(String host) {
    Set<String> names = new LinkedHashSet<>(ALWAYS);
    if (!NO_NAMES.contains(host)) {
      String plain = host.replaceAll("^\\[|]$|%.*$", "").toLowerCase(Locale.ROOT);
      names.add(plain);
    }
    return names;
  }

  /** Whether the certificate holds for each of the names. */
  static boolean covers(X509Certificate certificate, Collection<String> names) {
    try {
      Set<String> covered = new LinkedHashSet<>();
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
        covered.add(comparable(String.valueOf(alternative.get(1))));
      }
      return covered.containsAll(names.stream().map(CertificateNames::comparable).toList());
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /** Addresses only: a colon or nothing but digits and dots. Looking up is not wanted here. */
  static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || name.matches("[0-9.]+");
  }

  /** IPv6 addresses have many spellings. */
  private static String comparable(String name) {
    try {
      return isAddress(name) ? InetAddress.getByName(name).getHostAddress() : name;
    } catch (UnknownHostException noAddress) {
      return name;
    }
  }
}
