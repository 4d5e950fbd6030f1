package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * H2 inside this process, in memory or on a file that belongs to this process alone. One lane
 * writes, so no statement needs a row lock.
 */
final class H2Dialect implements Dialect {
  /** The name of the data file, without H2's own ending. */
  static final String FILE_NAME = "queuerite";

  private static final System.Logger LOG = System.getLogger(H2Dialect.class.getName());

  private static final int RETENTION_MILLIS = 5000;
  private static final int WRITE_DELAY_MILLIS = 500;

  /** A file that was made and never written to is not longer than this. */
  private static final long EMPTY_FILE = 64 * 1024;

  private final String url;
  private final Durability durability;
  private final @Nullable Path file;

  /** How sure an acknowledged change is. */
  enum Durability {
    RELAXED,
    COMMIT,
    FSYNC
  }

  private H2Dialect(String url, Durability durability, @Nullable Path file) {
    this.url = url;
    this.durability = durability;
    this.file = file;
  }

  static H2Dialect inMemory() {
    return new H2Dialect("jdbc:h2:mem:" + UUID.randomUUID(), Durability.RELAXED, null);
  }

  /** A file {@code queuerite.mv.db} in {@code folder}. */
  static H2Dialect inFolder(Path folder, Durability durability) {
    Path path = folder.toAbsolutePath().normalize().resolve(FILE_NAME);
    if (path.toString().indexOf(';') >= 0) {
      // It would start H2's settings, and there is no way to escape it.
      throw new StoreUnusableException(
          "data folder "
              + folder
              + ": expected a path without a semicolon, choose another with"
              + " --location");
    }
    // OPEN_NEW: H2 would let a second emulator in this process share the open database.
    String url =
        "jdbc:h2:file:"
            + path.toString().replace("\\", "/")
            + ";OPEN_NEW=TRUE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    return new H2Dialect(url, durability, path.resolveSibling(FILE_NAME + ".mv.db"));
  }

  @Override
  public String bytesType() {
    return "VARBINARY(65536)";
  }

  @Override
  public String claimSuffix() {
    return "";
  }

  @Override
  public String lockSuffix() {
    return "";
  }

  @Override
  public String sql(Change change) {
    return change.sql();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public Trouble trouble(SQLException failure) {
    return Trouble.OF_A_CALL;
  }

  @Override
  public Connection connect() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("queuerite");
    source.setPassword("");
    long lengthBefore = file == null ? 0 : file.toFile().length();
    Connection connection = source.getConnection();
    try {
      if (file != null) {
        setUp(connection, lengthBefore);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | RuntimeException failure) {
      abandon(connection);
      throw failure;
    }
  }

  private void setUp(Connection connection, long lengthBefore) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (lengthBefore > EMPTY_FILE && !hasTables(statement)) {
        // H2 finds nothing in a damaged file and would begin it anew.
        throw new StoreUnusableException(damaged());
      }
      // H2 keeps what it has superseded for 45 s, and a busy file grows by gigabytes meanwhile.
      statement.execute("SET RETENTION_TIME " + RETENTION_MILLIS);
      // Until it has recovered: each commit is in the file before the next statement is done.
      statement.execute("SET WRITE_DELAY 0");
    }
  }

  private static boolean hasTables(Statement statement) throws SQLException {
    try (ResultSet table =
        statement.executeQuery(
            "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'SCHEMA_VERSION'")) {
      return table.next();
    }
  }

  /** An orderly close would write to a file that is damaged, or another program's. */
  @Override
  public void abandon(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException closedAlready) {
      LOG.log(Level.DEBUG, "The database was closed already", closedAlready);
    }
  }

  /** From here on H2 may write late: the redo log holds what it has not written. */
  @Override
  public void recovered(Connection connection) throws SQLException {
    if (file != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET WRITE_DELAY " + WRITE_DELAY_MILLIS);
      }
    }
  }

  /** H2's own commit only hands pages to a writer that comes by twice a second. */
  @Override
  public @Nullable RedoLog redoLog(UUID store) throws IOException {
    Path folder = file == null ? null : file.getParent();
    return folder == null || durability == Durability.RELAXED
        ? null
        : new RedoLog(folder, store, durability == Durability.FSYNC);
  }

  @Override
  public void checkpoint(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(durability == Durability.FSYNC ? "CHECKPOINT SYNC" : "CHECKPOINT");
    }
  }

  @Override
  public StoreUnusableException explain(SQLException failure) {
    String what =
        switch (failure.getErrorCode()) {
          case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
              "data file "
                  + file
                  + " is in use by another emulator: stop that one, or choose another folder with"
                  + " --location";
          case ErrorCode.FILE_CREATION_FAILED_1,
              ErrorCode.IO_EXCEPTION_1,
              ErrorCode.IO_EXCEPTION_2 ->
              "data file " + file + " cannot be written: choose another folder with --location";
          case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 -> damaged();
          default -> "data file " + file + " does not open: " + failure.getMessage();
        };
    return new StoreUnusableException(what, failure);
  }

  private String damaged() {
    return "data file "
        + file
        + " is not a Queuerite data file, or is damaged: move it away, or choose another folder"
        + " with --location";
  }
}
