package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.QueueName;
import io.queuerite.emulator.internal.model.Ticks;
import io.queuerite.emulator.internal.store.QueueStore.ListQuery;
import io.queuerite.emulator.internal.store.StoreContents.Head;
import io.queuerite.emulator.internal.store.StoreContents.OverviewPage;
import io.queuerite.emulator.internal.store.StoreContents.QueueOverview;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much lies in each queue of an account, told without a look at each message. */
final class Overview {
  private Overview() {}

  static OverviewPage page(UnitOfWork unit, AccountName account, ListQuery query, Instant now)
      throws SQLException {
    Map<Long, Long> expired = expired(unit, now);
    List<QueueOverview> queues = new ArrayList<>();
    try (ResultSet row = select(unit, account, query, now).executeQuery()) {
      while (row.next()) {
        if (queues.size() == query.limit()) {
          return new OverviewPage(queues, row.getString(1));
        }
        long incarnation = row.getLong(3);
        long stored = row.getLong(4) + unit.uncounted(incarnation);
        long hidden = row.getLong(5);
        queues.add(
            new QueueOverview(
                new QueueAddress(account, new QueueName(row.getString(1))),
                MetadataColumn.read(row.getString(2)),
                stored - expired.getOrDefault(incarnation, 0L) - hidden,
                hidden,
                head(row)));
      }
    }
    return new OverviewPage(queues, null);
  }

  private static PreparedStatement select(
      UnitOfWork unit, AccountName account, ListQuery query, Instant now) throws SQLException {
    PreparedStatement select = unit.prepare(Sql.OVERVIEW);
    for (int i = 1; i <= 4; i++) {
      select.setLong(i, Ticks.of(now));
    }
    select.setString(5, account.value());
    Queues.bind(select, 6, query);
    return select;
  }

  private static @Nullable Head head(ResultSet row) throws SQLException {
    long visibleAt = row.getLong(6);
    return row.wasNull()
        ? null
        : new Head(Ticks.toInstant(visibleAt), Ticks.toInstant(row.getLong(7)));
  }

  /** How many messages of each queue wait to be swept: few, where the sweeper keeps up. */
  private static Map<Long, Long> expired(UnitOfWork unit, Instant now) throws SQLException {
    Map<Long, Long> expired = new HashMap<>();
    PreparedStatement select = unit.prepare(Sql.EXPIRED_BY_QUEUE);
    select.setLong(1, Ticks.of(now));
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        expired.put(row.getLong(1), row.getLong(2));
      }
    }
    return expired;
  }
}
