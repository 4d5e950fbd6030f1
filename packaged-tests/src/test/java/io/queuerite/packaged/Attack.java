package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Random;

/** One hostile request: the bytes, and how they are sent. */
final class Attack {
  private final Kind kind;
  private final byte[] bytes;
  private final Manner manner;

  Attack(Kind kind, byte[] bytes, Manner manner) {
    this.kind = kind;
    this.bytes = bytes;
    this.manner = manner;
  }

  /** What is wrong with it. */
  enum Kind {
    REQUEST_LINE(false, WireMalice::requestLine),
    HEADER(false, WireMalice::header),
    GIANT_HEADER(false, WireMalice::giantHeader),
    CHUNKING(false, WireMalice::chunking),
    CONTENT_LENGTH(false, WireMalice::contentLength),
    TRUNCATED(false, WireMalice::truncated),
    FLIPPED_BYTES(false, WireMalice::flippedBytes),
    RANDOM_BYTES(false, WireMalice::randomBytes),
    PIPELINED(false, WireMalice::pipelined),
    GIANT_BODY(true, SignedMalice::giantBody),
    XML(true, SignedMalice::xml),
    PERCENT_ENCODING(true, SignedMalice::percentEncoding),
    PARAMETERS(true, SignedMalice::parameters),
    SIGNED_HEADERS(true, SignedMalice::headers);

    private final boolean whole;

    @SuppressWarnings("ImmutableEnumChecker") // each is a method of a class without state
    private final Recipe recipe;

    Kind(boolean whole, Recipe recipe) {
      this.whole = whole;
      this.recipe = recipe;
    }

    byte[] write(Random random) {
      return recipe.write(random);
    }

    /** Whether it is a whole request of HTTP, which must be answered, however little it means. */
    boolean whole() {
      return whole;
    }
  }

  /** How it is sent. */
  enum Manner {
    /** All at once, then an answer is awaited. */
    WHOLE,
    /** All at once, and our half of the connection is closed at once. */
    HALF_CLOSED,
    /** A few bytes at a time. */
    IN_PIECES,
    /** All at once, and the connection is reset without a look at the answer. */
    ABANDONED
  }

  /** Writes a request in which one thing is wrong. */
  interface Recipe {
    byte[] write(Random random);
  }

  /** The same attack for the same seed and number. */
  static Attack of(long seed, int number) {
    Random random = new Random(seed * 1_000_003 + number);
    Kind[] kinds = Kind.values();
    Kind kind = kinds[random.nextInt(kinds.length)];
    boolean giant = kind == Kind.GIANT_BODY || kind == Kind.GIANT_HEADER;
    if (giant && random.nextInt(10) != 0) { // a few are enough, and they cost most of the time
      kind = Kind.HEADER;
    }
    int manner = random.nextInt(20);
    return new Attack(
        kind,
        kind.write(random),
        manner < 14
            ? Manner.WHOLE
            : manner < 17 ? Manner.HALF_CLOSED : manner < 19 ? Manner.IN_PIECES : Manner.ABANDONED);
  }

  Kind kind() {
    return kind;
  }

  byte[] bytes() {
    return bytes;
  }

  Manner manner() {
    return manner;
  }

  /** Its first bytes, for the report of a failure. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind + " " + manner + " " + bytes.length + " bytes: ");
    String start = new String(bytes, 0, Math.min(bytes.length, 2000), ISO_8859_1);
    start
        .chars()
        .forEach(
            c ->
                text.append(
                    c == '\n' || (c >= ' ' && c < 127) ? "" + (char) c : "\\x%02x".formatted(c)));
    return text.toString();
  }
}
