package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.Ticks;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of deleted queues that cannot be used yet. Where deletion takes no time there are none,
 * and then neither creating nor deleting a queue looks for any.
 */
final class DeletedNames {
  private DeletedNames() {}

  private record Name(String account, String queue) {}

  /** Whether the name is not free yet. */
  static boolean keepBack(UnitOfWork unit, QueueAddress queue, Instant now) throws SQLException {
    long time = Ticks.of(now);
    if (unit.allNamesFreeAt() <= time) {
      return false;
    }
    PreparedStatement select = unit.prepare(Sql.NAME_FREE_AT);
    select.setString(1, queue.account().value());
    select.setString(2, queue.queue().value());
    try (ResultSet row = select.executeQuery()) {
      return row.next() && row.getLong(1) > time;
    }
  }

  static void add(UnitOfWork unit, QueueAddress queue, Instant freeAt) throws SQLException {
    unit.namesNotFreeBefore(Ticks.of(freeAt));
    Object[] row = {Ticks.of(freeAt), queue.account().value(), queue.queue().value()};
    // What an earlier queue of the name left behind may not be swept yet.
    if (unit.change(Change.UPDATE_DELETED_NAME, row) == 0) {
      unit.change(Change.INSERT_DELETED_NAME, row);
    }
  }

  /** Removes at most so many names that are free again; how many went. */
  static int sweep(UnitOfWork unit, Instant now, int limit) throws SQLException {
    List<Name> free = new ArrayList<>();
    PreparedStatement select = unit.prepare(Sql.FREE_NAMES + unit.dialect().claimSuffix());
    select.setLong(1, Ticks.of(now));
    select.setInt(2, limit);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        free.add(new Name(row.getString(1), row.getString(2)));
      }
    }
    for (Name name : free) {
      unit.change(Change.REMOVE_DELETED_NAME, name.account(), name.queue());
    }
    return free.size();
  }
}
