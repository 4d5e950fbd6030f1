package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.Metadata;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.store.QueueStore.Creation;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.QueueEntry;
import io.queuerite.emulator.internal.store.QueueStore.QueuePage;
import io.queuerite.emulator.internal.store.QueueStore.QueueProperties;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls about queues. Messages belong to an incarnation of a queue: clearing a queue gives it a
 * new one, deleting it drops the row, and the old incarnation's messages wait for the sweeper.
 */
final class Queues {
  /** Above every legal name. */
  private static final String LAST = "\uffff";

  private Queues() {}

  static Creation create(UnitOfWork unit, QueueAddress queue, Metadata metadata, Instant now)
      throws SQLException {
    Metadata existing = metadata(unit, queue);
    if (existing != null) {
      if (existing.sameAs(metadata)) {
        return Creation.UNCHANGED;
      }
      throw StorageError.QUEUE_ALREADY_EXISTS.exception();
    }
    int inserted =
        unit.change(
            Change.INSERT_QUEUE,
            queue.account().value(),
            queue.queue().value(),
            unit.counters().newIncarnation(),
            MetadataColumn.write(metadata));
    if (inserted == 0) {
      // Another node was faster, and its transaction is over.
      return create(unit, queue, metadata, now);
    }
    // Now that nobody else can delete it: a deletion that was just done would be overlooked before.
    if (DeletedNames.keepBack(unit, queue, now)) {
      unit.change(Change.DELETE_QUEUE, queue.account().value(), queue.queue().value());
      throw StorageError.QUEUE_BEING_DELETED.exception();
    }
    return Creation.CREATED;
  }

  static void delete(UnitOfWork unit, QueueAddress queue, Instant freeAt, Instant now)
      throws SQLException {
    unit.change(Change.INSERT_ORPHAN, unit.lockedIncarnation(queue));
    unit.forget(queue);
    unit.change(Change.DELETE_QUEUE, queue.account().value(), queue.queue().value());
    if (freeAt.isAfter(now)) {
      DeletedNames.add(unit, queue, freeAt);
    }
  }

  static void clear(UnitOfWork unit, QueueAddress queue) throws SQLException {
    unit.change(Change.INSERT_ORPHAN, unit.lockedIncarnation(queue));
    unit.forget(queue);
    unit.change(
        Change.SET_INCARNATION,
        unit.counters().newIncarnation(),
        queue.account().value(),
        queue.queue().value());
  }

  static QueuePage list(UnitOfWork unit, AccountName account, ListQuery query) throws SQLException {
    PreparedStatement select = unit.prepare(Sql.LIST_QUEUES);
    select.setString(1, account.value());
    bind(select, 2, query);
    List<QueueEntry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (entries.size() == query.limit()) {
          return new QueuePage(entries, row.getString(1));
        }
        entries.add(new QueueEntry(row.getString(1), MetadataColumn.read(row.getString(2))));
      }
    }
    return new QueuePage(entries, null);
  }

  /** Not every engine takes a NUL; no name has it, nor the character after it. */
  private static String storable(String text) {
    return text.replace('\0', '\u0001');
  }

  static QueueProperties get(UnitOfWork unit, QueueAddress queue) throws SQLException {
    long incarnation = unit.incarnation(queue);
    Metadata metadata = metadata(unit, queue);
    if (metadata == null) {
      throw StorageError.QUEUE_NOT_FOUND.exception();
    }
    PreparedStatement select = unit.prepare(Sql.DEPTH);
    select.setLong(1, incarnation);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      long written = row.getLong(1);
      return new QueueProperties(metadata, written + unit.uncounted(incarnation));
    }
  }

  /** The least name, the end of the names, and a limit that tells whether there are more. */
  static void bind(PreparedStatement select, int first, ListQuery query) throws SQLException {
    String from = query.prefix().compareTo(query.from()) > 0 ? query.prefix() : query.from();
    select.setString(first, storable(from));
    select.setString(first + 1, storable(query.prefix()) + LAST);
    select.setInt(first + 2, query.limit() + 1);
  }

  static void setMetadata(UnitOfWork unit, QueueAddress queue, Metadata metadata)
      throws SQLException {
    int changed =
        unit.change(
            Change.SET_METADATA,
            MetadataColumn.write(metadata),
            queue.account().value(),
            queue.queue().value());
    if (changed == 0) {
      throw StorageError.QUEUE_NOT_FOUND.exception();
    }
  }

  static List<AccessPolicy> getPolicies(UnitOfWork unit, QueueAddress queue) throws SQLException {
    PreparedStatement select = unit.prepare(Sql.GET_POLICIES);
    select.setString(1, queue.account().value());
    select.setString(2, queue.queue().value());
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw StorageError.QUEUE_NOT_FOUND.exception();
      }
      return Columns.policies(row.getString(1));
    }
  }

  static void setPolicies(UnitOfWork unit, QueueAddress queue, List<AccessPolicy> policies)
      throws SQLException {
    int changed =
        unit.change(
            Change.SET_POLICIES,
            Columns.ofPolicies(policies),
            queue.account().value(),
            queue.queue().value());
    if (changed == 0) {
      throw StorageError.QUEUE_NOT_FOUND.exception();
    }
  }

  private static @Nullable Metadata metadata(UnitOfWork unit, QueueAddress queue)
      throws SQLException {
    PreparedStatement select = unit.prepare(Sql.FIND_QUEUE);
    select.setString(1, queue.account().value());
    select.setString(2, queue.queue().value());
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? MetadataColumn.read(row.getString(2)) : null;
    }
  }
}
