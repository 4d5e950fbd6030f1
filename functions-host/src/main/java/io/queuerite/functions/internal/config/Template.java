package io.queuerite.functions.internal.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A name with expressions between braces, which every run fills in anew. */
public final class Template {
  private final String text;
  private final List<Part> parts;

  /** What an expression can ask for. */
  @FunctionalInterface
  public interface Data {
    /**
     * The text for a name, whatever the case; dots walk into objects. Empty where the name is not
     * known, an empty text for a value that has none as a part of a name.
     */
    Optional<String> value(String name);
  }

  private sealed interface Part {}

  private record Literal(String text) implements Part {}

  private record Expression(String name, @Nullable String format) implements Part {}

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Reads a name.
   *
   * @throws FunctionLoadException where a brace has no partner
   */
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < open + 2) {
        throw new FunctionLoadException("'%s': expected {EXPRESSION}".formatted(text));
      }
      parts.add(literal(text, from, open));
      parts.add(expression(text.substring(open + 1, close)));
      from = close + 1;
    }
    parts.add(literal(text, from, text.length()));
    return new Template(text, List.copyOf(parts));
  }

  private static Part literal(String text, int from, int to) {
    String literal = text.substring(from, to);
    if (literal.indexOf('}') >= 0) {
      throw new FunctionLoadException("'%s': a '}' without a '{'".formatted(text));
    }
    return new Literal(literal);
  }

  private static Part expression(String inner) {
    int colon = inner.indexOf(':');
    return colon < 0
        ? new Expression(inner, null)
        : new Expression(inner.substring(0, colon), inner.substring(colon + 1));
  }

  /** Whether every run gets the same. */
  public boolean constant() {
    return parts.stream().allMatch(Literal.class::isInstance);
  }

  /**
   * The name for one run.
   *
   * @throws IllegalArgumentException where an expression has no value
   */
  public String fill(Data data, Instant now) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        filled.append(literal.text());
      } else {
        filled.append(value((Expression) part, data, now));
      }
    }
    return filled.toString();
  }

  private String value(Expression expression, Data data, Instant now) {
    String name = expression.name().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "rand-guid", "sys.randguid" -> guid(expression.format());
      case "sys.utcnow" -> DotNetText.date(now, expression.format());
      case "datetime" ->
          data.value(name).orElseGet(() -> DotNetText.date(now, expression.format()));
      default ->
          data.value(expression.name())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "No value for named parameter '%s' in '%s'"
                              .formatted(expression.name(), text)));
    };
  }

  private static String guid(@Nullable String format) {
    String guid = UUID.randomUUID().toString();
    return switch (format == null ? "d" : format.toLowerCase(Locale.ROOT)) {
      case "n" -> guid.replace("-", "");
      case "b" -> "{" + guid + "}";
      case "p" -> "(" + guid + ")";
      default -> guid;
    };
  }
}
