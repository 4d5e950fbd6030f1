package io.queuerite.emulator.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageKeysTest {
  @Test
  void aMillionIdsLeadBackAndShareNoBits() {
    long[] shuffled = new long[1_000_000];
    for (int seq = 0; seq < shuffled.length; seq++) {
      UUID id = MessageKeys.idFor(seq);
      if (MessageKeys.seqOf(id) != seq || id.version() != 4 || id.variant() != 2) {
        throw new AssertionError(seq + " became " + id);
      }
      shuffled[seq] = id.getMostSignificantBits() >>> 16;
    }
    assertThat(Arrays.stream(shuffled).distinct().count()).isEqualTo(shuffled.length);
  }

  @Test
  void theLastRowLeadsBackToo() {
    long last = (1L << 48) - 1;
    assertThat(MessageKeys.seqOf(MessageKeys.idFor(last))).isEqualTo(last);
  }
}
