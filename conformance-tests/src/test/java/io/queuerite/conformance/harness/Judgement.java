package io.queuerite.conformance.harness;

/**
 * How closely answers are looked at: the system property {@code queuerite.judge}.
 *
 * <p>We hold ourselves to every byte in every test. Whoever compares services asks for {@code
 * meaning}, so that a byte-order mark or another wording is counted once, by the case that is about
 * it, and not by each of the hundred that happen to see it.
 */
final class Judgement {
  private static final String CHOICE = System.getProperty("queuerite.judge", "bytes");

  private Judgement() {}

  /** Whether lengths, wordings and the exact form of XML count wherever they are seen. */
  static boolean toTheByte() {
    return switch (CHOICE) {
      case "bytes" -> true;
      case "meaning" -> false;
      default ->
          throw new IllegalArgumentException(
              "queuerite.judge: '" + CHOICE + "', expected bytes or meaning");
    };
  }
}
