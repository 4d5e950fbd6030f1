package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.Ticks;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Removes what nobody can see any more, a slice at a time so that requests wait a moment only. */
final class Sweep {
  private static final int SLICE = 200;

  /** An idle sweep comes about once a second. */
  private static final int SWEEPS_BETWEEN_STRAYS = 60;

  private int idle;

  private record Swept(long seq, long incarnation) {}

  /** Removes at most a slice; 0 when there is nothing left to remove. */
  int slice(UnitOfWork unit, Instant now) throws SQLException {
    int orphaned = sweepOrphans(unit);
    if (orphaned > 0) {
      return orphaned;
    }
    int expired = sweepExpired(unit, now);
    int removed = expired > 0 ? expired : DeletedNames.sweep(unit, now, SLICE);
    return removed == 0 && unit.dialect().isShared() && ++idle % SWEEPS_BETWEEN_STRAYS == 0
        ? findStrays(unit)
        : removed;
  }

  private static int sweepOrphans(UnitOfWork unit) throws SQLException {
    long orphan;
    // Nobody else sweeps it meanwhile, and nobody's hold on one of its messages is overlooked.
    String first = Sql.FIRST_ORPHAN + unit.dialect().claimSuffix();
    try (ResultSet row = unit.prepare(first).executeQuery()) {
      if (!row.next()) {
        return 0;
      }
      orphan = row.getLong(1);
    }
    int removed = remove(unit, select(unit, Sql.MESSAGES_OF + unit.dialect().lockSuffix(), orphan));
    if (removed < SLICE) {
      unit.dropCount(orphan);
      removed += unit.change(Change.DELETE_DEPTH, orphan);
      removed += unit.change(Change.DELETE_ORPHAN, orphan);
    }
    return removed;
  }

  private static int sweepExpired(UnitOfWork unit, Instant now) throws SQLException {
    List<Swept> expired = select(unit, Sql.EXPIRED + unit.dialect().claimSuffix(), Ticks.of(now));
    expired.forEach(message -> unit.countMessages(message.incarnation(), -1));
    return remove(unit, expired);
  }

  /**
   * A message may come to an incarnation that was swept and forgotten, where one node's transaction
   * began before another node's clearing and ended after the sweep. Its count gives it away.
   *
   * @return how many such incarnations are to be swept again
   */
  static int findStrays(UnitOfWork unit) throws SQLException {
    List<Long> strays = new ArrayList<>();
    try (ResultSet row = unit.prepare(Sql.STRAYS).executeQuery()) {
      while (row.next()) {
        strays.add(row.getLong(1));
      }
    }
    for (long stray : strays) {
      unit.change(Change.INSERT_ORPHAN, stray);
    }
    return strays.size();
  }

  private static List<Swept> select(UnitOfWork unit, String sql, long key) throws SQLException {
    PreparedStatement select = unit.prepare(sql);
    select.setLong(1, key);
    select.setInt(2, SLICE);
    List<Swept> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(new Swept(row.getLong(1), row.getLong(2)));
      }
    }
    return found;
  }

  /** Whether the shared clock's setting is still this one; if so, it is until the commit. */
  static boolean isOf(UnitOfWork unit, long generation) throws SQLException {
    try (ResultSet row = unit.prepare(Sql.GENERATION).executeQuery()) {
      return row.next() && row.getLong(1) == generation;
    }
  }

  private static int remove(UnitOfWork unit, List<Swept> messages) throws SQLException {
    List<Object[]> rows = new ArrayList<>(messages.size());
    messages.forEach(message -> rows.add(new Object[] {message.seq()}));
    unit.changeAll(Change.REMOVE, rows);
    return messages.size();
  }
}
