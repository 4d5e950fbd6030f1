package io.queuerite.functions.internal.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of queues, functions and bindings. */
public final class Names {
  private static final Pattern FUNCTION = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,127}");
  private static final Pattern BINDING = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,127}|\\$return");
  private static final Pattern QUEUE = Pattern.compile("[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*");

  private Names() {}

  /**
   * Puts in the settings that stand between percent signs.
   *
   * @throws FunctionLoadException where one is not set, or not closed
   */
  public static String expand(String text, AppSettings settings) {
    StringBuilder expanded = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf('%'); open >= 0; open = text.indexOf('%', from)) {
      int close = text.indexOf('%', open + 1);
      if (close < 0) {
        throw new FunctionLoadException(
            "'%s': the '%%' at %d is not closed; expected %%SETTING%%".formatted(text, open));
      }
      String setting = text.substring(open + 1, close);
      String value = settings.value(setting);
      if (value == null) {
        throw new FunctionLoadException(
            "'%s': '%%%s%%' does not resolve to a value; expected a setting %s"
                .formatted(text, setting, setting));
      }
      expanded.append(text, from, open).append(value);
      from = close + 1;
    }
    return expanded.append(text.substring(from)).toString();
  }

  /**
   * A queue's name in lower case.
   *
   * @throws FunctionLoadException where it is none
   */
  public static String queue(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.length() < 3 || lower.length() > 63 || !QUEUE.matcher(lower).matches()) {
      throw new FunctionLoadException(
          "queue name '%s': expected 3 to 63 letters, digits and single dashes, no dash first or last"
              .formatted(name));
    }
    return lower;
  }

  /**
   * Checks a function's name.
   *
   * @throws FunctionLoadException where it is no name of a function
   */
  public static void checkFunction(String name) {
    if (!FUNCTION.matcher(name).matches() || name.equalsIgnoreCase("host")) {
      throw new FunctionLoadException(
          "function name '%s': expected a letter, then up to 127 letters, digits, '-' and '_', and not 'host'"
              .formatted(name));
    }
  }

  /**
   * Checks a binding's name.
   *
   * @throws FunctionLoadException where it is no name of a binding
   */
  public static void checkBinding(String name) {
    if (!BINDING.matcher(name).matches()) {
      throw new FunctionLoadException(
          "binding name '%s': expected a letter, then up to 127 letters and digits, or $return"
              .formatted(name));
    }
  }
}
