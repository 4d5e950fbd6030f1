package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, which several emulators share. Transactions are READ COMMITTED: what two of them
 * could both change is locked, messages to be handed out are locked and skipped where others have
 * them. All of it is SQL that CockroachDB and YugabyteDB document as theirs too.
 */
final class PostgresDialect implements Dialect {
  /** Serialization failure, deadlock, and a row that another transaction has just inserted. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "23505");

  /** Timeouts, read-only after a failover, an unknown end, no such database for the moment. */
  private static final Set<String> AWAY =
      Set.of("57014", "55P03", "25P03", "25P04", "25006", "40003", "3D000");

  private final PostgresPool pool;

  PostgresDialect(PostgresPool pool) {
    this.pool = pool;
  }

  @Override
  public String bytesType() {
    return "BYTEA";
  }

  @Override
  public String claimSuffix() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public String lockSuffix() {
    return " FOR UPDATE";
  }

  /** Where another node may insert the same row, its row is met and not run into. */
  @Override
  public String sql(Change change) {
    return switch (change) {
      case INSERT_QUEUE, INSERT_ACCOUNT -> change.sql() + " ON CONFLICT DO NOTHING";
      case INSERT_DEPTH ->
          change.sql()
              + " ON CONFLICT (incarnation, node)"
              + " DO UPDATE SET messages = depths.messages + excluded.messages";
      case INSERT_DELETED_NAME ->
          change.sql() + " ON CONFLICT (account, name) DO UPDATE SET free_at = excluded.free_at";
      case RAISE_COUNTER -> "UPDATE counters SET drawn = GREATEST(drawn, ?) WHERE name = ?";
      default -> change.sql();
    };
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Trouble trouble(SQLException failure) {
    String state = state(failure);
    if (CONFLICTS.contains(state)) {
      return Trouble.CONFLICT;
    }
    boolean away =
        failure instanceof SQLTransientConnectionException
            || AWAY.contains(state)
            || state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57P")
            || state.startsWith("28");
    return away ? Trouble.AWAY : Trouble.OF_A_CALL;
  }

  private static String state(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  @Override
  public Connection connect() throws SQLException {
    return pool.lend();
  }

  @Override
  public @Nullable RedoLog redoLog(UUID store) {
    return null;
  }

  @Override
  public void abandon(Connection connection) {
    pool.close();
  }

  @Override
  public void recovered(Connection connection) {}

  @Override
  public void checkpoint(Connection connection) {}

  @Override
  public StoreUnusableException explain(SQLException failure) {
    String state = state(failure);
    String database = "database " + pool.database();
    String why = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String what =
        switch (state) {
          case "28P01", "28000" ->
              database
                  + " does not let the user '"
                  + pool.user()
                  + "' in: check QUEUERITE_STORE_USER and QUEUERITE_STORE_PASSWORD";
          case "3D000" -> database + " does not exist: create it, or choose another with --store";
          case "42501" ->
              database
                  + " does not let the user '"
                  + pool.user()
                  + "' make the schema '"
                  + pool.schema()
                  + "' or tables in it: grant CREATE, or choose another with ?currentSchema=";
          default ->
              state.startsWith("08")
                  ? database
                      + " does not answer ("
                      + why
                      + "): start it, or say where it is with --store"
                  : database + " cannot be used: " + why;
        };
    return new StoreUnusableException(what, failure);
  }
}
