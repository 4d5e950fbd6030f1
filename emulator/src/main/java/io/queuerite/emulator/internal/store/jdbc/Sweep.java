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

  private Sweep() {}

  private record Swept(long seq, long incarnation) {}

  /** Removes at most a slice; 0 when there is nothing left to remove. */
  static int slice(UnitOfWork unit, Instant now) throws SQLException {
    int orphaned = sweepOrphans(unit);
    if (orphaned > 0) {
      return orphaned;
    }
    int expired = sweepExpired(unit, now);
    return expired > 0 ? expired : DeletedNames.sweep(unit, now, SLICE);
  }

  private static int sweepOrphans(UnitOfWork unit) throws SQLException {
    long orphan;
    try (ResultSet row = unit.prepare(Sql.FIRST_ORPHAN).executeQuery()) {
      if (!row.next()) {
        return 0;
      }
      orphan = row.getLong(1);
    }
    int removed = remove(unit, select(unit, Sql.MESSAGES_OF, orphan));
    if (removed < SLICE) {
      unit.dropCount(orphan);
      removed += unit.change(Change.DELETE_DEPTH, orphan);
      removed += unit.change(Change.DELETE_ORPHAN, orphan);
    }
    return removed;
  }

  private static int sweepExpired(UnitOfWork unit, Instant now) throws SQLException {
    List<Swept> expired = select(unit, Sql.EXPIRED, Ticks.of(now));
    expired.forEach(message -> unit.countMessages(message.incarnation(), -1));
    return remove(unit, expired);
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

  private static int remove(UnitOfWork unit, List<Swept> messages) throws SQLException {
    for (Swept message : messages) {
      unit.change(Change.REMOVE, message.seq());
    }
    return messages.size();
  }
}
