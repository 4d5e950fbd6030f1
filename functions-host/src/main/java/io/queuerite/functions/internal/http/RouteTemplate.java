package io.queuerite.functions.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A route as functions write it: literals, {@code {p}}, {@code {p:int}}, {@code {p?}} and {@code
 * {*rest}}. Literals match without case.
 */
public final class RouteTemplate {
  private static final Map<String, Pattern> CONSTRAINTS =
      Map.of(
          "int", Pattern.compile("-?[0-9]{1,10}"),
          "long", Pattern.compile("-?[0-9]{1,19}"),
          "bool", Pattern.compile("(?i)true|false"),
          "alpha", Pattern.compile("[A-Za-z]+"),
          "decimal", Pattern.compile("-?[0-9]+(\\.[0-9]+)?"),
          "double", Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?"),
          "float", Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?"),
          "guid",
              Pattern.compile(
                  "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"));

  private final String text;
  private final List<Segment> segments;

  private record Segment(
      String text, boolean parameter, boolean optional, boolean rest, @Nullable Pattern form) {
    boolean takes(String value) {
      return parameter
          ? form == null || form.matcher(value).matches()
          : text.equalsIgnoreCase(value);
    }
  }

  private RouteTemplate(String text, List<Segment> segments) {
    this.text = text;
    this.segments = segments;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException naming the template and what is wrong with it
   */
  public static RouteTemplate parse(String text) {
    List<Segment> segments = new ArrayList<>();
    for (String part : split(text)) {
      if (!segments.isEmpty() && segments.get(segments.size() - 1).rest()) {
        throw wrong(text, "nothing after {*...}");
      }
      segments.add(segment(text, part));
    }
    return new RouteTemplate(text, List.copyOf(segments));
  }

  private static Segment segment(String route, String part) {
    if (!part.startsWith("{") || !part.endsWith("}")) {
      if (part.contains("{") || part.contains("}")) {
        throw wrong(route, "each parameter a segment of its own, such as {id}");
      }
      return new Segment(part, false, false, false, null);
    }
    String inner = part.substring(1, part.length() - 1);
    boolean rest = inner.startsWith("*");
    String name = inner.replaceFirst("^\\*{1,2}", "");
    boolean optional = name.endsWith("?");
    name = optional ? name.substring(0, name.length() - 1) : name;
    int colon = name.indexOf(':');
    Pattern form = colon < 0 ? null : constraint(route, name.substring(colon + 1));
    name = colon < 0 ? name : name.substring(0, colon);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw wrong(route, "a parameter's name in " + part);
    }
    return new Segment(name, true, optional, rest, form);
  }

  private static Pattern constraint(String route, String name) {
    Pattern form = CONSTRAINTS.get(name);
    if (form == null) {
      throw wrong(route, "a constraint of " + CONSTRAINTS.keySet().stream().sorted().toList());
    }
    return form;
  }

  private static IllegalArgumentException wrong(String route, String expected) {
    return new IllegalArgumentException("route '" + route + "': expected " + expected);
  }

  private static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** The parameters' values; null where the path is none of this route. */
  public @Nullable Map<String, String> match(String path) {
    List<String> parts = split(path);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.rest()) {
        values.put(
            segment.text(),
            String.join("/", parts.subList(Math.min(i, parts.size()), parts.size())));
        return values;
      }
      if (i >= parts.size()) {
        if (!segment.optional()) {
          return null;
        }
      } else if (!segment.takes(parts.get(i))) {
        return null;
      } else if (segment.parameter()) {
        values.put(segment.text(), parts.get(i));
      }
    }
    return parts.size() > segments.size() ? null : values;
  }

  @Override
  public String toString() {
    return text;
  }
}
