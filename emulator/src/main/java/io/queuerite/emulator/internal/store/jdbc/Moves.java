package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.Limits;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.Ticks;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The calls that bring a message forward, or to another queue. */
final class Moves {
  private Moves() {}

  static boolean release(UnitOfWork unit, QueueAddress queue, UUID id, Instant now)
      throws SQLException {
    List<Messages.Row> found = find(unit, queue, id, now);
    for (Messages.Row row : found) {
      if (row.message().visibleAt().isAfter(now)) {
        unit.change(Change.RENEW, Ticks.of(now), row.message().receipt().stamp(), row.seq());
      }
    }
    return !found.isEmpty();
  }

  static List<StoredMessage> visible(
      UnitOfWork unit, QueueAddress from, QueueAddress to, int limit, Instant now)
      throws SQLException {
    long incarnation = unit.incarnation(from);
    String suffix = unit.dialect().claimSuffix();
    return move(unit, Messages.visible(unit, incarnation, limit, now, suffix), from, to, now);
  }

  static List<StoredMessage> one(
      UnitOfWork unit, QueueAddress from, QueueAddress to, UUID id, Instant now)
      throws SQLException {
    return move(unit, find(unit, from, id, now), from, to, now);
  }

  /** A new row rather than another queue in the old one: old receipts must not open the new. */
  private static List<StoredMessage> move(
      UnitOfWork unit, List<Messages.Row> rows, QueueAddress from, QueueAddress to, Instant now)
      throws SQLException {
    long incarnation = unit.incarnation(from);
    long unused = unit.incarnation(to);
    List<StoredMessage> moved = new ArrayList<>(rows.size());
    for (Messages.Row row : rows) {
      StoredMessage old = row.message();
      moved.add(Messages.put(unit, to, new NewMessage(old.text(), now, now, expiry(old, now))));
      unit.change(Change.REMOVE, row.seq());
      unit.countMessages(incarnation, -1);
    }
    return moved;
  }

  private static Instant expiry(StoredMessage old, Instant now) {
    if (!old.expiresAt().isBefore(Limits.NEVER)) {
      return Limits.NEVER;
    }
    Instant expiry = now.plus(Duration.between(old.insertedAt(), old.expiresAt()));
    return expiry.isAfter(Limits.NEVER) ? Limits.NEVER : expiry;
  }

  /** The message of an id, if it is there. */
  private static List<Messages.Row> find(UnitOfWork unit, QueueAddress queue, UUID id, Instant now)
      throws SQLException {
    long incarnation = unit.incarnation(queue);
    PreparedStatement select = unit.prepare(Sql.MESSAGE + unit.dialect().lockSuffix());
    select.setLong(1, MessageKeys.seqOf(id));
    select.setObject(2, id);
    select.setLong(3, incarnation);
    select.setLong(4, Ticks.of(now));
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? List.of(Messages.read(row)) : List.of();
    }
  }
}
