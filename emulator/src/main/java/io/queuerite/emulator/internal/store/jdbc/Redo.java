package io.queuerite.emulator.internal.store.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a redo log and the database in step: what a transaction changed is in the log before the
 * transaction is acknowledged, and the database knows up to which place of the log it holds all.
 *
 * <p>Knows it roughly: what H2 writes in the background while a transaction is under way may have
 * some of its tables before and some after it, and a killed process leaves it so. So the whole log
 * is done again, from the older of its two segments on. Each change says what is, not by how much
 * it differs, or comes out right when those after it are done again as well; only the depths do
 * not, and are counted anew.
 */
final class Redo {
  private static final int REDONE_TOGETHER = 256;

  private final RedoLog log;
  private final UnitOfWork unit;
  private final RedoBatch batch = new RedoBatch();
  private long position;
  private long redone;

  private Redo(RedoLog log, UnitOfWork unit, long position) {
    this.log = log;
    this.unit = unit;
    this.position = position;
  }

  /** Opens the log of a store, and does what it holds and the database does not. */
  static @Nullable Redo recover(UnitOfWork unit, Connection connection)
      throws SQLException, IOException {
    long position;
    UUID store;
    try (ResultSet row = unit.prepare(Sql.REDONE).executeQuery()) {
      row.next();
      position = row.getLong(1);
      store = row.getObject(2, UUID.class);
    }
    connection.commit();
    RedoLog log = unit.dialect().redoLog(store);
    if (log == null) {
      return null;
    }
    Redo redo = new Redo(log, unit, position);
    log.replay((logged, changes) -> redo.again(connection, logged, changes));
    if (redo.redone > 0) {
      redo.countAnew();
    }
    connection.commit();
    unit.dialect().checkpoint(connection);
    log.rotate(redo.position + 1);
    return redo;
  }

  private void again(Connection connection, long logged, byte[] changes)
      throws IOException, SQLException {
    RedoBatch.redo(changes, unit::applyAgain);
    position = Math.max(position, logged);
    setPosition();
    redone++;
    if (redone % REDONE_TOGETHER == 0) {
      connection.commit();
    }
  }

  /** Numbers that a row already has are not given again. */
  private void countAnew() throws SQLException {
    for (String statement : Sql.COUNT_ANEW) {
      unit.prepare(statement).executeUpdate();
    }
  }

  private void setPosition() throws SQLException {
    PreparedStatement update = unit.prepare(Sql.SET_REDONE);
    update.setLong(1, position);
    update.executeUpdate();
  }

  /** Takes note of a change that was made. */
  void add(Change change, Object... parameters) {
    batch.add(change, parameters);
  }

  /** Forgets the changes of a transaction. */
  void clear() {
    batch.clear();
  }

  /** Commits, and then logs: what is in the log and not in the database is done at a restart. */
  void commit(Connection connection, Runnable committed) throws SQLException {
    boolean logs = !batch.isEmpty();
    if (logs) {
      position++;
      setPosition();
    }
    byte[] changes = batch.toByteArray();
    connection.commit();
    committed.run();
    if (logs) {
      log(connection, changes);
    }
  }

  private void log(Connection connection, byte[] changes) {
    try {
      log.append(position, changes);
      if (log.isFull()) {
        unit.dialect().checkpoint(connection);
        log.rotate(position + 1);
      }
    } catch (IOException | SQLException failure) {
      throw new RedoLogFailure(failure);
    }
  }

  /** The database holds everything: the log is of no use any more. */
  void discard() throws IOException {
    log.discard();
  }
}
