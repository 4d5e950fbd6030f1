package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.ServiceProperties;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The calls about service properties. */
final class ServicePropertiesTable {
  private ServicePropertiesTable() {}

  static ServiceProperties get(UnitOfWork unit, AccountName account) throws SQLException {
    ServiceProperties found = find(unit, account);
    return found == null ? ServiceProperties.DEFAULT : found;
  }

  /** Null where none were ever set. */
  static @Nullable ServiceProperties find(UnitOfWork unit, AccountName account)
      throws SQLException {
    return find(unit, account, "");
  }

  private static @Nullable ServiceProperties find(
      UnitOfWork unit, AccountName account, String suffix) throws SQLException {
    PreparedStatement select = unit.prepare(Sql.GET_ACCOUNT + suffix);
    select.setString(1, account.value());
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? new ServiceProperties(
              Columns.logging(row.getString(1)),
              Columns.metrics(row.getString(2)),
              Columns.metrics(row.getString(3)),
              Columns.cors(row.getString(4)))
          : null;
    }
  }

  static ServiceProperties change(
      UnitOfWork unit, AccountName account, ServiceProperties.Change change) throws SQLException {
    ServiceProperties known = find(unit, account, unit.dialect().lockSuffix());
    ServiceProperties changed = change.applyTo(known == null ? ServiceProperties.DEFAULT : known);
    Object[] row = {
      Columns.of(changed.logging()),
      Columns.of(changed.hourMetrics()),
      Columns.of(changed.minuteMetrics()),
      Columns.ofCors(changed.cors()),
      account.value()
    };
    boolean changedOrMade =
        unit.change(known == null ? Change.INSERT_ACCOUNT : Change.UPDATE_ACCOUNT, row) > 0;
    // Where another node was faster to make the row, what it wrote must not be lost.
    return changedOrMade ? changed : change(unit, account, change);
  }
}
