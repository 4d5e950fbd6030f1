package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.QueueStore.QueueEntry;
import io.queuerite.emulator.internal.store.QueueStore.QueuePage;
import io.queuerite.emulator.internal.store.StoreContents.MessagePage;
import io.queuerite.emulator.internal.store.StoreContents.Place;
import io.queuerite.emulator.internal.store.StoreContents.Visitor;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shows a visitor everything, with no more than a page of it in memory. */
final class Tour {
  private static final int PAGE = 500;

  private final UnitOfWork unit;
  private final Visitor visitor;
  private final Instant now;

  private Tour(UnitOfWork unit, Visitor visitor, Instant now) {
    this.unit = unit;
    this.visitor = visitor;
    this.now = now;
  }

  /** What the visitor threw, which is no failure of the store; null where all went well. */
  static @Nullable RuntimeException of(UnitOfWork unit, Visitor visitor, Instant now)
      throws SQLException {
    try {
      new Tour(unit, visitor, now).everything();
      return null;
    } catch (RuntimeException visitorsOwn) {
      return visitorsOwn;
    }
  }

  private void everything() throws SQLException {
    for (AccountName account : Contents.accounts(unit)) {
      visitor.account(account, ServicePropertiesTable.find(unit, account));
      String from = "";
      while (from != null) {
        QueuePage page = Queues.list(unit, account, new ListQuery("", from, PAGE));
        for (QueueEntry entry : page.queues()) {
          queue(new QueueAddress(account, new QueueName(entry.name())));
        }
        from = page.next();
      }
    }
  }

  private void queue(QueueAddress queue) throws SQLException {
    MessagePage page = Contents.browse(unit, queue, null, PAGE, now);
    visitor.queue(queue, page.metadata(), Queues.getPolicies(unit, queue));
    page.messages().forEach(visitor::message);
    for (Place next = page.next(); next != null; next = page.next()) {
      page = Contents.browse(unit, queue, next, PAGE, now);
      page.messages().forEach(visitor::message);
    }
  }
}
