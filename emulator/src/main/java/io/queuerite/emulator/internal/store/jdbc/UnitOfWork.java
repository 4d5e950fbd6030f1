package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a lane's calls share: its connection with the statements prepared on it, and, for the length
 * of one transaction, the queues looked up and the message counts to be added. Used by the lane's
 * thread alone.
 */
final class UnitOfWork {
  private static final System.Logger LOG = System.getLogger(UnitOfWork.class.getName());

  private final Dialect dialect;
  private final int slot;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<QueueAddress, Long> incarnations = new HashMap<>();
  // In order, so that two transactions that count in the same rows never wait for each other.
  private final Map<Long, Long> depthChanges = new TreeMap<>();
  private final List<Runnable> onCommit = new ArrayList<>(0);
  private final Counters counters = new Counters(this);
  private @Nullable Connection connection;
  private @Nullable Redo redo;
  private long allNamesFreeAt = Long.MIN_VALUE;

  /** With a connection for good. */
  UnitOfWork(Connection connection, Dialect dialect, int slot) {
    this(dialect, slot);
    this.connection = connection;
  }

  /** With a connection lent for each transaction; slots are counted in apart from each other. */
  UnitOfWork(Dialect dialect, int slot) {
    this.dialect = dialect;
    this.slot = slot;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Makes ready for a transaction. */
  void begin() throws SQLException {
    if (connection == null) {
      connection = dialect.connect();
    }
    if (dialect.isShared()) {
      counters.drawAhead(connection());
    }
  }

  /** Gives a connection back that was lent; the transaction is over. */
  void end() {
    Connection lent = connection;
    if (lent != null && dialect.isShared()) {
      statements.clear();
      connection = null;
      try {
        lent.close();
      } catch (SQLException broken) {
        LOG.log(Level.DEBUG, "A broken connection was given back", broken);
      }
    }
  }

  private Connection connection() {
    return Objects.requireNonNull(connection, "begun");
  }

  /** The statement for this text, prepared once. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection().prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** The incarnation of an existing queue, or an answer {@code QueueNotFound}. */
  long incarnation(QueueAddress queue) throws SQLException {
    Long known = incarnations.get(queue);
    if (known == null) {
      known = find(queue, "");
      incarnations.put(queue, known);
    }
    return known;
  }

  /** The same, and nobody else gives it another or none before this transaction is over. */
  long lockedIncarnation(QueueAddress queue) throws SQLException {
    return dialect.isShared() ? find(queue, dialect.lockSuffix()) : incarnation(queue);
  }

  private long find(QueueAddress queue, String suffix) throws SQLException {
    PreparedStatement select = prepare(Sql.FIND_QUEUE + suffix);
    select.setString(1, queue.account().value());
    select.setString(2, queue.queue().value());
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw StorageError.QUEUE_NOT_FOUND.exception();
      }
      return row.getLong(1);
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
   * spares a look-up where the file has no other writer; too late a time costs that look-up only.
   */
  long allNamesFreeAt() {
    return dialect.isShared() ? Long.MAX_VALUE : allNamesFreeAt;
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
      redo.add(change, parameters);
    }
    return changed;
  }

  /** Makes a change several times, and in one go where the database is some way off. */
  void changeAll(Change change, List<Object[]> rows) throws SQLException {
    if (!dialect.isShared()) {
      for (Object[] row : rows) {
        change(change, row);
      }
    } else if (!rows.isEmpty()) {
      PreparedStatement statement = prepare(dialect.sql(change));
      for (Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Changes something, in silence. */
  int apply(Change change, Object... parameters) throws SQLException {
    PreparedStatement statement = prepare(dialect.sql(change));
    bind(statement, parameters);
    return statement.executeUpdate();
  }

  /** Changes something that may have been changed so already. */
  void applyAgain(Change change, Object... parameters) throws SQLException {
    PreparedStatement statement = prepare(change.again());
    bind(statement, parameters);
    int unused = statement.executeUpdate();
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      bind(statement, i + 1, parameters[i]);
    }
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

  /** Opens the redo log, where there is one, and does what it holds and the database does not. */
  void recover() throws SQLException, IOException {
    redo = Redo.recover(this, connection());
    readLastNameFreeAt();
    dialect.recovered(connection());
    connection().commit();
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

  /** Writes what was gathered, and commits. */
  void commit() throws SQLException {
    for (Map.Entry<Long, Long> depth : depthChanges.entrySet()) {
      // Where others write, a row is left even of a sum of 0: it leads the sweeper to messages
      // that came to a queue while another node cleared it.
      if (depth.getValue() != 0 || dialect.isShared()) {
        addToDepth(depth.getKey(), depth.getValue());
      }
    }
    if (redo != null) {
      redo.commit(connection(), this::committed);
      return;
    }
    try {
      connection().commit();
    } catch (SQLException failure) {
      if (dialect.isShared() && dialect.trouble(failure) != Trouble.CONFLICT) {
        throw new OutcomeUnknown(failure);
      }
      throw failure;
    }
    committed();
  }

  private void committed() {
    onCommit.forEach(Runnable::run);
    clear();
  }

  private void addToDepth(long incarnation, long change) throws SQLException {
    if (change(Change.ADD_TO_DEPTH, change, incarnation, slot) == 0) {
      change(Change.INSERT_DEPTH, change, incarnation, slot);
    }
  }

  /** Undoes everything since the last commit. */
  void rollback() throws SQLException {
    clear();
    counters.undo();
    if (connection != null) {
      connection.rollback();
    }
  }

  private void clear() {
    incarnations.clear();
    depthChanges.clear();
    onCommit.clear();
    if (redo != null) {
      redo.clear();
    }
  }

  /** Closes the database, which then holds everything, and drops the log. */
  void close() throws SQLException, IOException {
    if (connection != null) {
      connection.close();
    }
    if (redo != null) {
      redo.discard();
    }
  }
}
