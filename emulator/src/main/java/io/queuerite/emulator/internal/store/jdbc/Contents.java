package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.Ticks;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import io.queuerite.emulator.internal.store.StoreContents.MessagePage;
import io.queuerite.emulator.internal.store.StoreContents.Place;
import io.queuerite.emulator.internal.store.StoreContents.Seed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calls that see and change messages behind the service's back. */
final class Contents {
  private Contents() {}

  /**
   * A page begins in the middle of those messages that become visible at one instant, which may be
   * a million, so these are one look along the index and all later ones are another.
   */
  static MessagePage browse(
      UnitOfWork unit, QueueAddress queue, @Nullable Place after, int limit, Instant now)
      throws SQLException {
    long incarnation = unit.incarnation(queue);
    Metadata metadata = Queues.get(unit, queue).metadata();
    List<Messages.Row> rows = new ArrayList<>();
    long time = Ticks.of(now);
    if (after != null) {
      long[] keys = {incarnation, after.visibleAt(), after.seq(), time};
      add(rows, unit.prepare(Sql.SAME_INSTANT), keys, limit);
    }
    if (rows.size() < limit) {
      long[] keys = {incarnation, after == null ? Long.MIN_VALUE : after.visibleAt(), time};
      add(rows, unit.prepare(Sql.LATER), keys, limit - rows.size());
    }
    List<StoredMessage> messages = rows.stream().map(Messages.Row::message).toList();
    return new MessagePage(metadata, messages, rows.size() < limit ? null : end(rows));
  }

  private static Place end(List<Messages.Row> rows) {
    Messages.Row last = rows.get(rows.size() - 1);
    return new Place(Ticks.of(last.message().visibleAt()), last.seq());
  }

  private static void add(List<Messages.Row> rows, PreparedStatement select, long[] keys, int limit)
      throws SQLException {
    for (int i = 0; i < keys.length; i++) {
      select.setLong(i + 1, keys[i]);
    }
    select.setInt(keys.length + 1, limit);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(Messages.read(row));
      }
    }
  }

  /** All that are stored, less those that wait to be swept: few, where the sweeper keeps up. */
  static long countUnexpired(UnitOfWork unit, QueueAddress queue, Instant now) throws SQLException {
    long incarnation = unit.incarnation(queue);
    PreparedStatement select = unit.prepare(Sql.COUNT_UNEXPIRED);
    select.setLong(1, incarnation);
    select.setLong(2, incarnation);
    select.setLong(3, Ticks.of(now));
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1) + unit.uncounted(incarnation);
    }
  }

  static StoredMessage seed(UnitOfWork unit, QueueAddress queue, Seed seed) throws SQLException {
    long incarnation = unit.incarnation(queue);
    long seq = unit.counters().nextSeq();
    NewMessage message = seed.message();
    long stamp = seed.receipt() == null ? Ticks.of(message.visibleAt()) : seed.receipt().stamp();
    StoredMessage stored =
        new StoredMessage(
            MessageKeys.idFor(seq),
            message.text(),
            message.insertedAt(),
            message.expiresAt(),
            message.visibleAt(),
            seed.dequeueCount(),
            new PopReceipt(stamp, PopReceipt.NOT_RENEWED));
    insert(unit, incarnation, seq, stored);
    return stored;
  }

  static boolean restore(UnitOfWork unit, QueueAddress queue, StoredMessage message)
      throws SQLException {
    long incarnation = unit.incarnation(queue);
    long seq = MessageKeys.seqOf(message.id());
    if (!MessageKeys.isPlausible(seq) || isTaken(unit, seq)) {
      return false;
    }
    unit.counters().reserve(seq);
    insert(unit, incarnation, seq, message);
    return true;
  }

  private static boolean isTaken(UnitOfWork unit, long seq) throws SQLException {
    PreparedStatement select = unit.prepare(Sql.HAS_ROW);
    select.setLong(1, seq);
    try (ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  private static void insert(UnitOfWork unit, long incarnation, long seq, StoredMessage message)
      throws SQLException {
    unit.change(
        Change.RESTORE,
        seq,
        incarnation,
        Ticks.of(message.visibleAt()),
        Ticks.of(message.expiresAt()),
        Ticks.of(message.insertedAt()),
        message.receipt().stamp(),
        message.dequeueCount(),
        message.id(),
        message.text().utf8());
    unit.countMessages(incarnation, 1);
  }

  static boolean remove(UnitOfWork unit, QueueAddress queue, UUID id, Instant now)
      throws SQLException {
    long incarnation = unit.incarnation(queue);
    long seq = MessageKeys.seqOf(id);
    PreparedStatement select = unit.prepare(Sql.HAS_MESSAGE + unit.dialect().lockSuffix());
    select.setLong(1, seq);
    select.setObject(2, id);
    select.setLong(3, incarnation);
    select.setLong(4, Ticks.of(now));
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return false;
      }
    }
    unit.change(Change.REMOVE, seq);
    unit.countMessages(incarnation, -1);
    return true;
  }

  static List<AccountName> accounts(UnitOfWork unit) throws SQLException {
    List<AccountName> accounts = new ArrayList<>();
    try (ResultSet row = unit.prepare(Sql.ACCOUNTS).executeQuery()) {
      while (row.next()) {
        accounts.add(new AccountName(row.getString(1)));
      }
    }
    return accounts;
  }
}
