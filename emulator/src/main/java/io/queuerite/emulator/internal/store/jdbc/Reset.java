package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes accounts as good as new. Messages are orphaned, as when a queue is deleted. Counters go on:
 * an id or an incarnation of before must never come again.
 */
final class Reset {
  private Reset() {}

  static void everything(UnitOfWork unit) throws SQLException {
    for (AccountName account : Contents.accounts(unit)) {
      dropQueues(unit, account);
    }
    unit.change(Change.REMOVE_DELETED_NAMES);
    unit.change(Change.DELETE_ACCOUNTS);
  }

  static void account(UnitOfWork unit, AccountName account) throws SQLException {
    dropQueues(unit, account);
    unit.change(Change.REMOVE_DELETED_NAMES_OF, account.value());
    unit.change(Change.DELETE_ACCOUNT, account.value());
  }

  private record Dropped(QueueAddress queue, long incarnation) {}

  private static void dropQueues(UnitOfWork unit, AccountName account) throws SQLException {
    List<Dropped> queues = new ArrayList<>();
    PreparedStatement select = unit.prepare(Sql.QUEUES_OF + unit.dialect().lockSuffix());
    select.setString(1, account.value());
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        QueueAddress queue = new QueueAddress(account, new QueueName(row.getString(1)));
        queues.add(new Dropped(queue, row.getLong(2)));
      }
    }
    for (Dropped dropped : queues) {
      unit.change(Change.INSERT_ORPHAN, dropped.incarnation());
      unit.forget(dropped.queue());
      unit.change(Change.DELETE_QUEUE, account.value(), dropped.queue().queue().value());
    }
  }
}
