package io.queuerite.emulator.internal.store.jdbc;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Message ids that lead back to their row. An id is a version 4 GUID of which 48 bits are the row's
 * sequence number, shuffled so that ids look alike only to us, and the rest is chance. Finding a
 * message by its id is then a look-up by primary key, and no index on random values slows every
 * change down. The row holds the whole id, so a guessed one matches nothing.
 */
final class MessageKeys {
  private static final long MASK = (1L << 48) - 1;
  private static final long FACTOR = 0x9E37_79B9_7F4BL;
  private static final long INVERSE = inverse(FACTOR);
  private static final int HALF = 24;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 1L << 63;

  private MessageKeys() {}

  /** A new id for the row {@code seq}, which must be below 2^48. */
  static UUID idFor(long seq) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = shuffle(seq) << 16 | VERSION_4 | (random.nextLong() & 0xFFF);
    return new UUID(high, random.nextLong() >>> 2 | VARIANT);
  }

  /** The row that an id leads to; of any other GUID some number that proves nothing. */
  static long seqOf(UUID id) {
    long x = id.getMostSignificantBits() >>> 16;
    x ^= x >>> HALF;
    x = x * INVERSE & MASK;
    return x ^ x >>> HALF;
  }

  /**
   * Whether a store could have come that far: of ids that others made up, all but one in 256 lead
   * further. Counting on from one of those would use numbers up by the trillion.
   */
  static boolean isPlausible(long seq) {
    return seq < 1L << 40;
  }

  private static long shuffle(long seq) {
    long x = seq & MASK;
    x ^= x >>> HALF;
    x = x * FACTOR & MASK;
    return x ^ x >>> HALF;
  }

  /** The inverse of an odd number modulo 2^64, by Newton's iteration. */
  private static long inverse(long odd) {
    long x = odd;
    for (int i = 0; i < 6; i++) {
      x *= 2 - odd * x;
    }
    return x;
  }
}
