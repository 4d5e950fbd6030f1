package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.MessageText;
import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.Ticks;
import io.queuerite.emulator.internal.store.QueueStore.Claim;
import io.queuerite.emulator.internal.store.QueueStore.NewMessage;
import io.queuerite.emulator.internal.store.QueueStore.StoredMessage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calls about messages. */
final class Messages {
  private Messages() {}

  /** What was read, and the key under which it lies. */
  record Row(long seq, StoredMessage message) {}

  static StoredMessage put(UnitOfWork unit, QueueAddress queue, NewMessage message)
      throws SQLException {
    long incarnation = unit.incarnation(queue);
    long seq = unit.counters().nextSeq();
    UUID id = MessageKeys.idFor(seq);
    long visibleAt = Ticks.of(message.visibleAt());
    unit.change(
        Change.PUT,
        seq,
        incarnation,
        visibleAt,
        Ticks.of(message.expiresAt()),
        Ticks.of(message.insertedAt()),
        visibleAt,
        id,
        message.text().utf8());
    unit.countMessages(incarnation, 1);
    return new StoredMessage(
        id,
        message.text(),
        message.insertedAt(),
        message.expiresAt(),
        message.visibleAt(),
        0,
        new PopReceipt(visibleAt, PopReceipt.NOT_RENEWED));
  }

  static List<StoredMessage> peek(UnitOfWork unit, QueueAddress queue, int count, Instant now)
      throws SQLException {
    long incarnation = unit.incarnation(queue);
    return visible(unit, incarnation, count, now, "").stream().map(Row::message).toList();
  }

  static List<StoredMessage> get(
      UnitOfWork unit, QueueAddress queue, int count, Instant visibleAt, Instant now)
      throws SQLException {
    long incarnation = unit.incarnation(queue);
    List<Row> rows = visible(unit, incarnation, count, now, unit.dialect().claimSuffix());
    if (rows.isEmpty()) {
      return List.of();
    }
    List<StoredMessage> handedOut = new ArrayList<>(rows.size());
    List<Object[]> changes = new ArrayList<>(rows.size());
    for (Row row : rows) {
      StoredMessage old = row.message();
      long stamp = nextStamp(old.receipt(), visibleAt);
      changes.add(new Object[] {Ticks.of(visibleAt), stamp, old.dequeueCount() + 1, row.seq()});
      handedOut.add(
          new StoredMessage(
              old.id(),
              old.text(),
              old.insertedAt(),
              old.expiresAt(),
              visibleAt,
              old.dequeueCount() + 1,
              new PopReceipt(stamp, PopReceipt.NOT_RENEWED)));
    }
    unit.changeAll(Change.HAND_OUT, changes);
    return handedOut;
  }

  static StoredMessage update(
      UnitOfWork unit,
      QueueAddress queue,
      Claim claim,
      Instant visibleAt,
      @Nullable MessageText text,
      Instant now)
      throws SQLException {
    Row row = find(unit, unit.incarnation(queue), claim, now);
    StoredMessage old = row.message();
    long stamp = nextStamp(old.receipt(), visibleAt);
    if (text == null) {
      unit.change(Change.RENEW, Ticks.of(visibleAt), stamp, row.seq());
    } else {
      unit.change(Change.RENEW_WITH_TEXT, Ticks.of(visibleAt), stamp, text.utf8(), row.seq());
    }
    return new StoredMessage(
        old.id(),
        text == null ? old.text() : text,
        old.insertedAt(),
        old.expiresAt(),
        visibleAt,
        old.dequeueCount(),
        new PopReceipt(stamp, old.dequeueCount()));
  }

  static void delete(UnitOfWork unit, QueueAddress queue, Claim claim, Instant now)
      throws SQLException {
    long incarnation = unit.incarnation(queue);
    int deleted =
        unit.change(
            Change.DELETE_MESSAGE,
            MessageKeys.seqOf(claim.id()),
            claim.id(),
            incarnation,
            claim.receipt().stamp(),
            Ticks.of(now));
    if (deleted == 0) {
      throw StorageError.MESSAGE_NOT_FOUND.exception();
    }
    unit.countMessages(incarnation, -1);
  }

  /**
   * A receipt must never come twice for one message, even where a test freezes the clock or turns
   * it back, so a stamp is the time at which the message becomes visible or, if that is not later
   * than the stamp before, the next tick after that one.
   */
  private static long nextStamp(PopReceipt last, Instant visibleAt) {
    return Math.max(Ticks.of(visibleAt), last.stamp() + 1);
  }

  static List<Row> visible(UnitOfWork unit, long incarnation, int count, Instant now, String suffix)
      throws SQLException {
    PreparedStatement select = unit.prepare(Sql.VISIBLE + suffix);
    long ticks = Ticks.of(now);
    select.setLong(1, incarnation);
    select.setLong(2, ticks);
    select.setLong(3, ticks);
    select.setInt(4, count);
    List<Row> rows = new ArrayList<>(count);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(read(row));
      }
    }
    return rows;
  }

  private static Row find(UnitOfWork unit, long incarnation, Claim claim, Instant now)
      throws SQLException {
    PreparedStatement select = unit.prepare(Sql.FIND_MESSAGE + unit.dialect().lockSuffix());
    bind(select, incarnation, claim, now);
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw StorageError.MESSAGE_NOT_FOUND.exception();
      }
      return read(row);
    }
  }

  private static void bind(PreparedStatement statement, long incarnation, Claim claim, Instant now)
      throws SQLException {
    statement.setLong(1, MessageKeys.seqOf(claim.id()));
    statement.setObject(2, claim.id());
    statement.setLong(3, incarnation);
    statement.setLong(4, claim.receipt().stamp());
    statement.setLong(5, Ticks.of(now));
  }

  static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        new StoredMessage(
            row.getObject(2, UUID.class),
            MessageText.ofUtf8(row.getBytes(8)),
            Ticks.toInstant(row.getLong(3)),
            Ticks.toInstant(row.getLong(4)),
            Ticks.toInstant(row.getLong(5)),
            row.getInt(7),
            new PopReceipt(row.getLong(6), PopReceipt.NOT_RENEWED)));
  }
}
