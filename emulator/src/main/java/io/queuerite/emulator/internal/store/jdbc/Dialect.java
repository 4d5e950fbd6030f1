package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The handful of things in which database engines differ. */
interface Dialect {
  /** The column type of a message's bytes. */
  String bytesType();

  /**
   * What follows a SELECT of messages that this transaction is about to change: empty where no
   * other transaction can be at the same rows, a row lock where one can.
   */
  String claimSuffix();

  /** The same for rows that are to be waited for where another transaction is at them. */
  String lockSuffix();

  /** How this engine words a change. */
  String sql(Change change);

  /**
   * Whether other processes write to the database too: then nothing that was read before a
   * transaction may be trusted in it, and connections are lent for the length of one.
   */
  boolean isShared();

  /** What a failure means for the calls of its transaction. */
  Trouble trouble(SQLException failure);

  /** Opens one more connection, set up for a lane: no auto-commit. */
  Connection connect() throws SQLException;

  /**
   * The log that makes commits safe; null where the engine's own commit is as safe as asked for.
   */
  @Nullable RedoLog redoLog(UUID store) throws IOException;

  /** Closes a connection to a database that is not to be used, leaving it as it is. */
  void abandon(Connection connection);

  /** Told once the redo log has been read and is open for writing. */
  void recovered(Connection connection) throws SQLException;

  /** Has the engine write to its file what it holds back, once the redo log has grown. */
  void checkpoint(Connection connection) throws SQLException;

  /** Why the database did not open, for a person. */
  StoreUnusableException explain(SQLException failure);
}
