package io.queuerite.emulator.internal.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Gives out numbers, none of them twice: of messages, and of incarnations. */
final class Counters {
  /** So many places of messages are drawn at once. */
  static final int BLOCK = 1024;

  /** As many as a batch has calls. */
  private static final int ENOUGH = 256;

  private static final long INCARNATIONS_AHEAD = 64;
  private static final String BLOCKS = "block";
  private static final String INCARNATIONS = "incarnation";

  private final UnitOfWork unit;
  private long nextSeq;
  private long endOfBlock;
  private long nextIncarnation;
  private long endOfIncarnations;

  Counters(UnitOfWork unit) {
    this.unit = unit;
  }

  /**
   * Draws what a transaction may need in one of its own. Where others draw too, a counter's row
   * must not stay locked for the length of a transaction that waits for other rows.
   */
  void drawAhead(Connection connection) throws SQLException {
    boolean draws = endOfBlock - nextSeq < ENOUGH;
    if (draws) {
      nextSeq = draw(BLOCKS) * BLOCK;
      endOfBlock = nextSeq + BLOCK;
    }
    if (nextIncarnation == endOfIncarnations) {
      draws = true;
      int unused = unit.change(Change.DRAW, INCARNATIONS_AHEAD, INCARNATIONS);
      endOfIncarnations = drawn(INCARNATIONS) + 1;
      nextIncarnation = endOfIncarnations - INCARNATIONS_AHEAD;
    }
    if (draws) {
      connection.commit();
    }
  }

  /** The next message's place in the order of insertion; places are drawn by the thousand. */
  long nextSeq() throws SQLException {
    if (nextSeq == endOfBlock) {
      nextSeq = draw(BLOCKS) * BLOCK;
      endOfBlock = nextSeq + BLOCK;
    }
    return nextSeq++;
  }

  /** Sees to it that a place that a message from elsewhere takes is not given again. */
  void reserve(long seq) throws SQLException {
    long block = seq / BLOCK;
    if (block > drawn(BLOCKS)) {
      unit.change(Change.RAISE_COUNTER, block, BLOCKS);
    }
    if (seq >= nextSeq && seq < endOfBlock) {
      nextSeq = endOfBlock;
    }
  }

  /** A number that was never drawn before. */
  long newIncarnation() throws SQLException {
    return nextIncarnation < endOfIncarnations ? nextIncarnation++ : draw(INCARNATIONS);
  }

  /** Numbers drawn in a transaction that is undone will be drawn again. */
  void undo() {
    nextSeq = endOfBlock;
    nextIncarnation = endOfIncarnations;
  }

  private long draw(String counter) throws SQLException {
    unit.change(Change.COUNT_UP, counter);
    return drawn(counter);
  }

  private long drawn(String counter) throws SQLException {
    PreparedStatement select = unit.prepare(Sql.DRAWN);
    select.setString(1, counter);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
