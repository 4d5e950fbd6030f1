package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dialect like another one, for a test that watches or breaks a part of it. */
class WrappedDialect implements Dialect {
  private final Dialect real;

  WrappedDialect(Dialect real) {
    this.real = real;
  }

  @Override
  public String bytesType() {
    return real.bytesType();
  }

  @Override
  public String claimSuffix() {
    return real.claimSuffix();
  }

  @Override
  public String lockSuffix() {
    return real.lockSuffix();
  }

  @Override
  public String sql(Change change) {
    return real.sql(change);
  }

  @Override
  public boolean isShared() {
    return real.isShared();
  }

  @Override
  public Trouble trouble(SQLException failure) {
    return real.trouble(failure);
  }

  @Override
  public Connection connect() throws SQLException {
    return real.connect();
  }

  @Override
  public @Nullable RedoLog redoLog(UUID store) throws IOException {
    return real.redoLog(store);
  }

  @Override
  public void abandon(Connection connection) {
    real.abandon(connection);
  }

  @Override
  public void recovered(Connection connection) throws SQLException {
    real.recovered(connection);
  }

  @Override
  public void checkpoint(Connection connection) throws SQLException {
    real.checkpoint(connection);
  }

  @Override
  public StoreUnusableException explain(SQLException failure) {
    return real.explain(failure);
  }
}
