package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.ServiceProperties;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The calls about service properties. */
final class ServicePropertiesTable {
  private ServicePropertiesTable() {}

  static ServiceProperties get(UnitOfWork unit, AccountName account) throws SQLException {
    PreparedStatement select = unit.prepare(Sql.GET_ACCOUNT);
    select.setString(1, account.value());
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? new ServiceProperties(
              Columns.logging(row.getString(1)),
              Columns.metrics(row.getString(2)),
              Columns.metrics(row.getString(3)),
              Columns.cors(row.getString(4)))
          : ServiceProperties.DEFAULT;
    }
  }

  static ServiceProperties change(
      UnitOfWork unit, AccountName account, ServiceProperties.Change change) throws SQLException {
    ServiceProperties changed = change.applyTo(get(unit, account));
    if (write(unit.prepare(Sql.UPDATE_ACCOUNT), account, changed) == 0) {
      write(unit.prepare(Sql.INSERT_ACCOUNT), account, changed);
    }
    return changed;
  }

  private static int write(
      PreparedStatement statement, AccountName account, ServiceProperties properties)
      throws SQLException {
    statement.setString(1, Columns.of(properties.logging()));
    statement.setString(2, Columns.of(properties.hourMetrics()));
    statement.setString(3, Columns.of(properties.minuteMetrics()));
    statement.setString(4, Columns.ofCors(properties.cors()));
    statement.setString(5, account.value());
    return statement.executeUpdate();
  }
}
