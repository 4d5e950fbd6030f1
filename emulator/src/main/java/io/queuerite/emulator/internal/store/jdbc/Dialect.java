package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.sql.Connection;
import java.sql.SQLException;

/** The handful of things in which database engines differ. */
interface Dialect {
  /** The column type of a message's bytes. */
  String bytesType();

  /**
   * What follows a SELECT of messages that this transaction is about to change: empty where no
   * other transaction can be at the same rows, a row lock where one can.
   */
  String claimSuffix();

  /** Opens one more connection, set up for a lane: no auto-commit. */
  Connection connect() throws SQLException;

  /** Makes what was just committed as durable as was asked for, where the commit alone did not. */
  void afterCommit(Connection connection) throws SQLException;

  /** Why the database did not open, for a person. */
  StoreUnusableException explain(SQLException failure);
}
