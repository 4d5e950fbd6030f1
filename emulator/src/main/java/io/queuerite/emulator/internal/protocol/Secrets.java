package io.queuerite.emulator.internal.protocol;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps what opens doors out of logs: signatures, keys, tokens and passwords, wherever in a text of
 * a client's they stand, and however often they are escaped.
 */
public final class Secrets {
  /** What stands in the place of a secret, as in the real service's logs. */
  public static final String MASK = "XXXXX";

  private static final String EQUALS = "(?:=|%(?:25)*3D)";

  /** All up to an ampersand, maybe escaped, or to what cannot stand in a value. */
  private static final String VALUE = ".*?(?=&|%(?:25)*26|[\\s\"'<>;,]|$)";

  private static final List<Rule> RULES =
      List.of(
          new Rule("\\b(sharedkey(?:lite)? +(?:[\\w-]+:)?+)[\\w+/=-]{8,}", "$1" + MASK),
          new Rule("\\b((?:bearer|basic|negotiate) +)[\\w.~+/-]{8,}=*(?![\\w=])", "$1" + MASK),
          // A shared access signature, whichever of its letters are escaped.
          new Rule(
              "((?:s|%(?:25)*[57]3)(?:i|%(?:25)*[46]9)(?:g|%(?:25)*[46]7)" + EQUALS + ")" + VALUE,
              "$1" + MASK),
          new Rule(
              "((?:account_?key|password|passwd|pwd|secret|token|api[-_]?key)"
                  + EQUALS
                  + ")"
                  + VALUE,
              "$1" + MASK),
          // A JSON Web Token that stands alone.
          new Rule("\\beyJ[\\w-]{5,}\\.[\\w-]+(?:\\.[\\w-]*)?", MASK),
          // Name and password before a host.
          new Rule("(://)[^/@\\s]+@", "$1" + MASK + "@"));

  private record Rule(Pattern secret, String replacement) {
    Rule(String secret, String replacement) {
      this(Pattern.compile(secret, Pattern.CASE_INSENSITIVE), replacement);
    }
  }

  private Secrets() {}

  /** A text without them. */
  public static String masked(String text) {
    String safe = text;
    for (Rule rule : RULES) {
      safe = rule.secret().matcher(safe).replaceAll(rule.replacement());
    }
    return safe;
  }
}
