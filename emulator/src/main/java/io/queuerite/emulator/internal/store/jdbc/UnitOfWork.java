package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a lane's calls share: its connection with the statements prepared on it, and, for the length
 * of one transaction, the queues looked up and the message counts to be added. Used by the lane's
 * thread alone.
 */
final class UnitOfWork {
  private static final int REDONE_TOGETHER = 256;

  private final Connection connection;
  private final Dialect dialect;
  private final int node;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<QueueAddress, Long> incarnations = new HashMap<>();
  private final Map<Long, Long> depthChanges = new HashMap<>();
  private final List<Runnable> onCommit = new ArrayList<>(0);
  private final Counters counters = new Counters(this);
  private final RedoBatch batch = new RedoBatch();
  private @Nullable RedoLog redo;
  private long position;
  private long allNamesFreeAt = Long.MIN_VALUE;

  UnitOfWork(Connection connection, Dialect dialect, int node) {
    this.connection = connection;
    this.dialect = dialect;
    this.node = node;
  }

  Dialect dialect() {
    return dialect;
  }

  /** The statement for this text, prepared once. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** The incarnation of an existing queue, or an answer {@code QueueNotFound}. */
  long incarnation(QueueAddress queue) throws SQLException {
    Long known = incarnations.get(queue);
    if (known == null) {
      known = find(queue);
      if (known == null) {
        throw StorageError.QUEUE_NOT_FOUND.exception();
      }
      incarnations.put(queue, known);
    }
    return known;
  }

  private @Nullable Long find(QueueAddress queue) throws SQLException {
    PreparedStatement select = prepare(Sql.FIND_QUEUE);
    select.setString(1, queue.account().value());
    select.setString(2, queue.queue().value());
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : null;
    }
  }

  /** To be called by whoever gives a queue another incarnation or none. */
  void forget(QueueAddress queue) {
    incarnations.remove(queue);
  }

  /** Counts messages added to or taken from a queue; written once, with the transaction. */
  void countMessages(long incarnation, long change) {
    depthChanges.merge(incarnation, change, Long::sum);
  }

  /** What this transaction has counted of a queue and not yet written. */
  long uncounted(long incarnation) {
    return depthChanges.getOrDefault(incarnation, 0L);
  }

  /** Forgets what was counted of a queue that is gone. */
  void dropCount(long incarnation) {
    depthChanges.remove(incarnation);
  }

  /**
   * A time, in ticks, from which no name of a deleted queue is kept back. Kept at hand because it
   * spares a look-up and the file has no other writer; too late a time costs that look-up only.
   */
  long allNamesFreeAt() {
    return allNamesFreeAt;
  }

  /** Some name is kept back until then. */
  void namesNotFreeBefore(long ticks) {
    allNamesFreeAt = Math.max(allNamesFreeAt, ticks);
  }

  /** Which numbers are taken. */
  Counters counters() {
    return counters;
  }

  /** Has something done once the transaction is committed, and not if it is undone. */
  void onCommit(Runnable action) {
    onCommit.add(action);
  }

  /** Changes something, and remembers it for the redo log. */
  int change(Change change, Object... parameters) throws SQLException {
    int changed = apply(change, parameters);
    if (changed > 0 && redo != null) {
      batch.add(change, parameters);
    }
    return changed;
  }

  private int apply(Change change, Object... parameters) throws SQLException {
    PreparedStatement statement = prepare(change.sql());
    for (int i = 0; i < parameters.length; i++) {
      bind(statement, i + 1, parameters[i]);
    }
    return statement.executeUpdate();
  }

  private static void bind(PreparedStatement statement, int index, Object parameter)
      throws SQLException {
    if (parameter instanceof Long number) {
      statement.setLong(index, number);
    } else if (parameter instanceof byte[] binary) {
      statement.setBytes(index, binary);
    } else {
      statement.setObject(index, parameter);
    }
  }

  /** Opens the redo log, and does what it holds and the database does not. */
  void recover() throws SQLException, IOException {
    UUID store;
    try (ResultSet row = prepare(Sql.REDONE).executeQuery()) {
      row.next();
      position = row.getLong(1);
      store = row.getObject(2, UUID.class);
    }
    connection.commit();
    RedoLog log = dialect.redoLog(store);
    if (log != null) {
      log.replay(this::redo);
      connection.commit();
      dialect.checkpoint(connection);
      log.rotate(position + 1);
    }
    redo = log;
    readLastNameFreeAt();
    dialect.recovered(connection);
    connection.commit();
  }

  private void readLastNameFreeAt() throws SQLException {
    try (ResultSet row = prepare(Sql.LAST_NAME_FREE_AT).executeQuery()) {
      row.next();
      long last = row.getLong(1);
      if (!row.wasNull()) {
        namesNotFreeBefore(last);
      }
    }
  }

  private void redo(long logged, byte[] changes) throws IOException, SQLException {
    if (logged <= position) {
      return;
    }
    RedoBatch.redo(changes, this::apply);
    position = logged;
    setPosition();
    if (logged % REDONE_TOGETHER == 0) {
      connection.commit();
    }
  }

  private void setPosition() throws SQLException {
    PreparedStatement update = prepare(Sql.SET_REDONE);
    update.setLong(1, position);
    update.executeUpdate();
  }

  /** Writes what was gathered, and commits. */
  void commit() throws SQLException {
    for (Map.Entry<Long, Long> depth : depthChanges.entrySet()) {
      if (depth.getValue() != 0) {
        addToDepth(depth.getKey(), depth.getValue());
      }
    }
    boolean logs = redo != null && !batch.isEmpty();
    if (logs) {
      position++;
      setPosition();
    }
    byte[] changes = batch.toByteArray();
    connection.commit();
    onCommit.forEach(Runnable::run);
    clear();
    if (logs) {
      log(changes);
    }
  }

  /** After the commit: what is in the log and not in the database would be done at a restart. */
  private void log(byte[] changes) {
    RedoLog log = Objects.requireNonNull(redo);
    try {
      log.append(position, changes);
      if (log.isFull()) {
        dialect.checkpoint(connection);
        log.rotate(position + 1);
      }
    } catch (IOException | SQLException failure) {
      throw new RedoLogFailure(failure);
    }
  }

  private void addToDepth(long incarnation, long change) throws SQLException {
    if (change(Change.ADD_TO_DEPTH, change, incarnation, node) == 0) {
      change(Change.INSERT_DEPTH, change, incarnation, node);
    }
  }

  /** Undoes everything since the last commit. */
  void rollback() throws SQLException {
    clear();
    counters.undo();
    connection.rollback();
  }

  private void clear() {
    incarnations.clear();
    depthChanges.clear();
    onCommit.clear();
    batch.clear();
  }

  /** Closes the database, which then holds everything, and drops the log. */
  void close() throws SQLException, IOException {
    connection.close();
    if (redo != null) {
      redo.discard();
    }
  }
}
