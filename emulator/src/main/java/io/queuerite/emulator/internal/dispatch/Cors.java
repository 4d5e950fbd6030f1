package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.model.ServiceProperties.CorsRule;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.protocol.Headers.Header;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What web pages of other origins may do. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services">Cross-Origin
 * Resource Sharing</a>.
 */
final class Cors {
  private static final String ANY = "*";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
  private static final String DETAILS = "MessageDetails";

  private Cors() {}

  /** Whether the answer to a request depends on the account's rules. */
  static boolean concerns(Request request) {
    return isRead(request) || request.headers().get("Origin") != null;
  }

  private static boolean isRead(Request request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  /** The answer to a preflight request. */
  static Reply preflight(Request request, List<CorsRule> rules) {
    String origin = required(request, "Origin");
    String method = required(request, "Access-Control-Request-Method");
    String asked = request.headers().getOrEmpty("Access-Control-Request-Headers");
    CorsRule rule = select(rules, origin, method);
    if (rule == null || !allows(rule, asked)) {
      throw StorageError.CORS_PREFLIGHT_FAILURE
          .exception()
          .with(DETAILS, "No CORS rules matches this request");
    }
    Reply reply = Reply.empty(200);
    reply.header(ALLOW_ORIGIN, rule.origins().contains(ANY) ? ANY : origin);
    reply.header("Access-Control-Allow-Methods", method);
    if (!asked.isEmpty()) {
      reply.header("Access-Control-Allow-Headers", asked);
    }
    reply.header("Access-Control-Max-Age", Integer.toString(rule.maxAgeSeconds()));
    return reply.header(ALLOW_CREDENTIALS, "true");
  }

  private static String required(Request request, String name) throws StorageException {
    String value = request.headers().getOrEmpty(name);
    if (value.isEmpty()) {
      throw StorageError.MISSING_CORS_HEADER
          .exception()
          .with(DETAILS, "Invalid required CORS header " + name);
    }
    return value;
  }

  /** The first rule for the origin and the method is the one that counts, whatever comes after. */
  private static @Nullable CorsRule select(
      List<CorsRule> rules, @Nullable String origin, String method) {
    for (CorsRule rule : rules) {
      boolean ofOrigin =
          rule.origins().contains(ANY) || (origin != null && rule.origins().contains(origin));
      if (ofOrigin && rule.methods().contains(method)) {
        return rule;
      }
    }
    return null;
  }

  private static boolean allows(CorsRule rule, String asked) {
    for (String header : asked.split(",", -1)) {
      String name = header.strip();
      if (!name.isEmpty() && !matches(rule.allowedHeaders(), name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(List<String> patterns, String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return patterns.stream()
        .map(pattern -> pattern.toLowerCase(Locale.ROOT))
        .anyMatch(
            pattern ->
                pattern.endsWith(ANY)
                    ? folded.startsWith(pattern.substring(0, pattern.length() - 1))
                    : folded.equals(pattern));
  }

  /**
   * Adds what an actual request gets, be it answered well or with an error; it never fails here.
   */
  static Reply decorate(Request request, List<CorsRule> rules, Reply reply) {
    if (rules.isEmpty()) {
      return reply;
    }
    String origin = request.headers().get("Origin");
    CorsRule rule = select(rules, origin, request.method());
    boolean any = rule != null && rule.origins().contains(ANY);
    if (isRead(request) && !any) {
      reply.header("Vary", "Origin");
    }
    if (rule == null) {
      return reply;
    }
    reply.header(ALLOW_ORIGIN, any || origin == null ? ANY : origin);
    if (!any) {
      reply.header(ALLOW_CREDENTIALS, "true");
    }
    String exposed = exposed(rule, reply);
    if (!exposed.isEmpty()) {
      reply.header("Access-Control-Expose-Headers", exposed);
    }
    return reply;
  }

  /** The answer's own headers come first; how its body is sent is always counted among them. */
  private static String exposed(CorsRule rule, Reply reply) {
    List<String> names = new ArrayList<>();
    for (Header header : reply.headers()) {
      if (!header.name().equals("Date") && !header.name().startsWith("Access-Control-")) {
        names.add(header.name());
      }
    }
    if (reply.hasBody()) {
      names.add("Content-Type");
    }
    names.addAll(List.of("Content-Length", "Date", "Transfer-Encoding"));
    return String.join(
        ",", names.stream().filter(name -> matches(rule.exposedHeaders(), name)).toList());
  }
}
