package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Request;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps out who may not steer the emulator: other machines, and web pages in a browser on this one.
 * A page can send requests to the emulator; but it cannot leave out its Origin, nor send JSON
 * without asking first, and where its own name was made to lead here (DNS rebinding), the Host
 * header tells. Headers with which proxies tell who asked them are not read: anybody can send them.
 */
final class Guard {
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|\\[[0-9a-f:.]+]");
  private static final Pattern JSON =
      Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private final boolean anyCaller;
  private final String listensOn;

  /**
   * @param anyCaller whether other machines may
   * @param listensOn the host that was configured
   */
  Guard(boolean anyCaller, String listensOn) {
    this.anyCaller = anyCaller;
    this.listensOn = listensOn.toLowerCase(Locale.ROOT);
  }

  /** Refuses a request that may not be carried out. */
  void check(Request request) {
    if (!anyCaller && !request.peer().loopback()) {
      throw new Refusal(
          403, "caller: expected one on the emulator's own machine, or --control any");
    }
    String host = host(request.headers());
    if (!isOurs(name(host))) {
      throw new Refusal(403, "Host '" + host + "': expected localhost or " + listensOn);
    }
    String own = (request.peer().secure() ? "https://" : "http://") + host;
    for (Header origin : named(request.headers(), "Origin")) {
      if (!origin.value().equalsIgnoreCase(own)) {
        throw new Refusal(
            403, "Origin '" + origin.value() + "': expected none, or " + own + " itself");
      }
    }
    checkSite(request);
    if (request.body().length > 0
        && !JSON.matcher(request.headers().getOrEmpty("Content-Type").strip()).matches()) {
      throw new Refusal(
          415,
          "Content-Type '"
              + request.headers().getOrEmpty("Content-Type")
              + "': expected application/json");
    }
  }

  /**
   * Browsers tell where a request comes from also where they send no Origin. A link from elsewhere
   * may lead to the explorer page; what is loaded or sent by another site's page is refused.
   */
  private static void checkSite(Request request) {
    boolean follows =
        request.method().equals("GET")
            && request.headers().getOrEmpty("Sec-Fetch-Mode").equals("navigate");
    for (Header site : named(request.headers(), "Sec-Fetch-Site")) {
      if (!follows && !site.value().equals("same-origin") && !site.value().equals("none")) {
        throw new Refusal(
            403, "Sec-Fetch-Site '" + site.value() + "': expected same-origin, or none");
      }
    }
  }

  private static String host(Headers headers) {
    List<Header> hosts = named(headers, "Host");
    if (hosts.size() != 1) {
      throw new Refusal(403, hosts.size() + " Host headers: expected one");
    }
    return hosts.get(0).value();
  }

  private static List<Header> named(Headers headers, String name) {
    return headers.startingWith(name).stream()
        .filter(header -> header.name().length() == name.length())
        .toList();
  }

  /** The host without its port; whichever port that is, it led here. */
  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']');
    return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }

  private boolean isOurs(String name) {
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("127.0.0.1")
        || name.equals("[::1]")
        || name.equals(listensOn)
        || name.equals("[" + listensOn + "]")
        || (anyCaller && isOfNoDomain(name));
  }

  /**
   * Names that nobody can register and make lead here: addresses, a container's or a machine's bare
   * name, and the domains that are kept for local use.
   */
  private static boolean isOfNoDomain(String name) {
    return ADDRESS.matcher(name).matches()
        || (!name.isEmpty() && name.indexOf('.') < 0)
        || name.endsWith(".internal")
        || name.endsWith(".local");
  }
}
