package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a lane's calls share: its connection with the statements prepared on it, and, for the length
 * of one transaction, the queues looked up and the message counts to be added. Used by the lane's
 * thread alone.
 */
final class UnitOfWork {
  private static final int BLOCK = 1024;

  private final Connection connection;
  private final Dialect dialect;
  private final int node;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<QueueAddress, Long> incarnations = new HashMap<>();
  private final Map<Long, Long> depthChanges = new HashMap<>();
  private long nextSeq;
  private long endOfBlock;

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

  /** The next message's place in the order of insertion. */
  long nextSeq() throws SQLException {
    if (nextSeq == endOfBlock) {
      try (ResultSet row = prepare(Sql.NEXT_BLOCK).executeQuery()) {
        row.next();
        nextSeq = row.getLong(1) * BLOCK;
        endOfBlock = nextSeq + BLOCK;
      }
    }
    return nextSeq++;
  }

  /** Writes what was gathered, and commits. */
  void commit() throws SQLException {
    for (Map.Entry<Long, Long> change : depthChanges.entrySet()) {
      if (change.getValue() != 0) {
        addToDepth(change.getKey(), change.getValue());
      }
    }
    connection.commit();
    dialect.afterCommit(connection);
    clear();
  }

  private void addToDepth(long incarnation, long change) throws SQLException {
    PreparedStatement update = prepare(Sql.ADD_TO_DEPTH);
    update.setLong(1, change);
    update.setLong(2, incarnation);
    update.setInt(3, node);
    if (update.executeUpdate() == 0) {
      PreparedStatement insert = prepare(Sql.INSERT_DEPTH);
      insert.setLong(1, incarnation);
      insert.setInt(2, node);
      insert.setLong(3, change);
      insert.executeUpdate();
    }
  }

  /** Undoes everything since the last commit. */
  void rollback() throws SQLException {
    clear();
    connection.rollback();
  }

  private void clear() {
    incarnations.clear();
    depthChanges.clear();
  }

  void close() throws SQLException {
    connection.close();
  }
}
