package io.queuerite.emulator.internal.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.queuerite.emulator.internal.store.SharedDatabase;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to a PostgreSQL database. The one class that sees its driver and HikariCP, which an
 * embedder who shares no database need not have.
 *
 * <p>A database that is gone is noticed within these times, so that a caller is told so and does
 * not wait: two seconds for a new connection, four for a statement where the server is alive, five
 * for an answer where it is not.
 */
final class PostgresPool implements AutoCloseable {
  private static final String DEFAULT_SCHEMA = "queuerite";
  private static final int CONNECT_SECONDS = 2;
  private static final int SOCKET_SECONDS = 5;
  private static final int LEND_MILLIS = 2000;
  private static final String SESSION =
      "SET statement_timeout = '4s'; SET idle_in_transaction_session_timeout = '10s'";

  private final SharedDatabase database;
  private final PGSimpleDataSource source;
  private @Nullable HikariDataSource pool;
  private volatile boolean away;

  private PostgresPool(SharedDatabase database, PGSimpleDataSource source) {
    this.database = database;
    this.source = source;
  }

  /** Knows where to connect to, and does not yet. */
  static PostgresPool to(SharedDatabase database) {
    return new PostgresPool(database, source(database));
  }

  private static PGSimpleDataSource source(SharedDatabase database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    String url = database.url();
    try {
      source.setUrl(url);
    } catch (IllegalArgumentException wrong) {
      throw new StoreUnusableException(
          "store '" + url + "': expected jdbc:postgresql://HOST[:PORT]/DATABASE", wrong);
    }
    if (database.user() != null) {
      source.setUser(database.user());
    }
    if (database.password() != null) {
      source.setPassword(database.password());
    }
    if (source.getCurrentSchema() == null) {
      source.setCurrentSchema(DEFAULT_SCHEMA);
    }
    if (!url.contains("connectTimeout=")) {
      source.setConnectTimeout(CONNECT_SECONDS);
    }
    if (!url.contains("socketTimeout=")) {
      source.setSocketTimeout(SOCKET_SECONDS);
    }
    source.setTcpKeepAlive(true);
    source.setApplicationName("queuerite");
    return source;
  }

  /** From here on there are so many connections, to be lent. */
  void open(int connections) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("queuerite");
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql(SESSION);
    config.setMaximumPoolSize(connections);
    // Or it would go on trying by itself, and let nobody in who comes while it pauses.
    config.setMinimumIdle(0);
    config.setConnectionTimeout(LEND_MILLIS);
    config.setValidationTimeout(LEND_MILLIS);
    // A database that is away is told by whoever needs it.
    config.setInitializationFailTimeout(-1);
    pool = new HikariDataSource(config);
  }

  /** A connection of its own, for the tables: they may take longer than any request. */
  Connection single() throws SQLException {
    PGSimpleDataSource patient = source(database);
    patient.setSocketTimeout(0);
    Connection connection = patient.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /**
   * A connection without auto-commit, to be closed when the transaction is over. The pool lets its
   * callers wait for a database that is away, and itself longer and longer; so once one has waited
   * in vain, those after him look for themselves, which tells at once, and so does its return.
   */
  Connection lend() throws SQLException {
    if (away) {
      look();
    }
    try {
      Connection connection = Objects.requireNonNull(pool, "open").getConnection();
      away = false;
      return connection;
    } catch (SQLException failure) {
      away = true;
      throw failure;
    }
  }

  private void look() throws SQLException {
    PGSimpleDataSource impatient = source(database);
    impatient.setLoginTimeout(CONNECT_SECONDS);
    try (Connection connection = impatient.getConnection()) {
      connection.setReadOnly(true);
    }
  }

  /** The address, without parameters. */
  String database() {
    String url = database.url();
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  String user() {
    return String.valueOf(source.getUser());
  }

  String schema() {
    return String.valueOf(source.getCurrentSchema());
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
