package io.queuerite.emulator.internal.protocol;

import io.queuerite.emulator.internal.model.ServiceProperties.CorsRule;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The {@code Cors} section of the service properties, with the service's limits. */
final class CorsXml {
  static final String NAME = "Cors";
  private static final String RULE = "CorsRule";
  private static final String METHODS = "AllowedMethods";
  private static final String ORIGINS = "AllowedOrigins";
  private static final String ALLOWED = "AllowedHeaders";
  private static final String EXPOSED = "ExposedHeaders";
  private static final String MAX_AGE = "MaxAgeInSeconds";
  private static final Set<String> VERBS =
      Set.of("DELETE", "GET", "HEAD", "MERGE", "POST", "OPTIONS", "PUT", "PATCH");
  private static final int MAX_RULES = 5;
  private static final int MAX_LITERAL = 64;
  private static final int MAX_PREFIXED = 2;
  private static final int MAX_LENGTH = 256;
  private static final int MAX_TEXT = 2 * 1024;

  private CorsXml() {}

  static List<CorsRule> read(XmlElement section) {
    section.allowOnly(List.of(RULE));
    if (section.children().size() > MAX_RULES) {
      throw XmlInput.meaningless();
    }
    List<CorsRule> rules = new ArrayList<>();
    int text = 0;
    for (XmlElement rule : section.children()) {
      rules.add(rule(rule));
      text += rule.children().stream().mapToInt(child -> child.text().length()).sum();
    }
    if (text > MAX_TEXT) {
      throw XmlInput.meaningless();
    }
    return rules;
  }

  private static CorsRule rule(XmlElement rule) {
    rule.allowOnly(List.of(METHODS, ORIGINS, ALLOWED, EXPOSED, MAX_AGE));
    List<String> methods = list(rule, METHODS);
    if (methods.isEmpty() || !VERBS.containsAll(methods)) {
      throw wrong(rule.required(METHODS));
    }
    List<String> origins = list(rule, ORIGINS);
    if (origins.isEmpty() || origins.size() > MAX_LITERAL) {
      throw wrong(rule.required(ORIGINS));
    }
    return new CorsRule(
        methods, origins, headers(rule, ALLOWED), headers(rule, EXPOSED), age(rule));
  }

  /** Literal names first, then prefixes: the order in which the service gives them back. */
  private static List<String> headers(XmlElement rule, String name) {
    List<String> all = list(rule, name);
    List<String> literal = all.stream().filter(header -> !header.endsWith("*")).toList();
    List<String> prefixed = all.stream().filter(header -> header.endsWith("*")).toList();
    if (literal.size() > MAX_LITERAL || prefixed.size() > MAX_PREFIXED) {
      throw wrong(rule.required(name));
    }
    List<String> ordered = new ArrayList<>(literal);
    ordered.addAll(prefixed);
    return ordered;
  }

  private static List<String> list(XmlElement rule, String name) {
    XmlElement element = rule.required(name);
    List<String> values = new ArrayList<>();
    for (String value : element.text().split(",", -1)) {
      if (!value.isBlank()) {
        values.add(value.strip());
      }
      if (value.strip().length() > MAX_LENGTH) {
        throw wrong(element);
      }
    }
    return values;
  }

  private static int age(XmlElement rule) {
    XmlElement element = rule.required(MAX_AGE);
    try {
      int seconds = Integer.parseInt(element.text().strip());
      if (seconds >= 0) {
        return seconds;
      }
    } catch (NumberFormatException noNumber) {
      throw wrong(element);
    }
    throw wrong(element);
  }

  private static StorageException wrong(XmlElement element) {
    return StorageError.INVALID_XML_NODE_VALUE
        .exception()
        .with("XmlNodeName", element.name())
        .with("XmlNodeValue", element.text());
  }

  static void write(XmlOutput out, List<CorsRule> rules) {
    if (rules.isEmpty()) {
      out.empty(NAME);
      return;
    }
    out.open(NAME);
    for (CorsRule rule : rules) {
      out.open(RULE);
      out.element(METHODS, String.join(",", rule.methods()));
      out.element(ORIGINS, String.join(",", rule.origins()));
      out.element(ALLOWED, String.join(",", rule.allowedHeaders()));
      out.element(EXPOSED, String.join(",", rule.exposedHeaders()));
      out.element(MAX_AGE, Integer.toString(rule.maxAgeSeconds()));
      out.close(RULE);
    }
    out.close(NAME);
  }
}
