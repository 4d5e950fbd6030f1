package io.queuerite.emulator.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class MessageKeysTest {
  private static final long END = 1L << 48;

  /** Ids that lead back to different rows are different, so no two rows share one. */
  @Test
  void aMillionIdsLeadBackToTheirRows() {
    for (long seq = 0; seq < 1_000_000; seq++) {
      if (MessageKeys.seqOf(MessageKeys.idFor(seq)) != seq) {
        throw new AssertionError("row " + seq + " is not found again");
      }
    }
  }

  @Test
  void idsLeadBackFromAllOverTheRange() {
    LongStream edges =
        LongStream.range(0, 48).flatMap(b -> LongStream.of(1L << b, END - (1L << b)));
    LongStream random = new Random(1).longs(20_000, 0, END);
    LongStream.concat(edges, random)
        .forEach(seq -> assertThat(MessageKeys.seqOf(MessageKeys.idFor(seq))).isEqualTo(seq));
  }

  @Test
  void idsAreRandomGuids() {
    for (long seq = 0; seq < 10_000; seq++) {
      UUID id = MessageKeys.idFor(seq);
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
    }
  }

  @Test
  void idsOfNeighboursLookNothingAlike() {
    Set<Integer> starts = new HashSet<>();
    for (long seq = 0; seq < 1000; seq++) {
      starts.add((int) (MessageKeys.idFor(seq).getMostSignificantBits() >>> 48));
    }
    assertThat(starts).hasSizeGreaterThan(950);
  }

  @Test
  void theRestOfAnIdIsChance() {
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(MessageKeys.idFor(7));
    }
    assertThat(ids).hasSize(1000);
    assertThat(ids).allSatisfy(id -> assertThat(MessageKeys.seqOf(id)).isEqualTo(7));
  }

  @Test
  void anyGuidLeadsToSomeRowWithinTheRange() {
    for (UUID id : new UUID[] {new UUID(0, 0), new UUID(-1, -1), UUID.randomUUID()}) {
      assertThat(MessageKeys.seqOf(id)).isBetween(0L, END - 1);
    }
  }
}
