package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Random;

/** One hostile request: the bytes, and how they are sent. */
record Attack(Kind kind, byte[] bytes, Manner manner) {
  /** What is wrong with it. */
  enum Kind {
    REQUEST_LINE(WireMalice::requestLine),
    HEADER(WireMalice::header),
    GIANT_HEADER(WireMalice::giantHeader),
    CHUNKING(WireMalice::chunking),
    CONTENT_LENGTH(WireMalice::contentLength),
    TRUNCATED(WireMalice::truncated),
    FLIPPED_BYTES(WireMalice::flippedBytes),
    RANDOM_BYTES(WireMalice::randomBytes),
    PIPELINED(WireMalice::pipelined),
    GIANT_BODY(SignedMalice::giantBody),
    XML(SignedMalice::xml),
    PERCENT_ENCODING(SignedMalice::percentEncoding),
    PARAMETERS(SignedMalice::parameters),
    METADATA(SignedMalice::metadata);

    private final Recipe recipe;

    Kind(Recipe recipe) {
      this.recipe = recipe;
    }

    byte[] write(Random random) {
      return recipe.write(random);
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
