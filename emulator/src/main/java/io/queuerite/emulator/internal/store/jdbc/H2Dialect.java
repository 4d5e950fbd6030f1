package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
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

  private static final int RETENTION_MILLIS = 5000;

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
    // A semicolon would start H2's settings.
    String escaped = path.toString().replace("\\", "/").replace(";", "\\;");
    String url = "jdbc:h2:file:" + escaped + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
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
  public Connection connect() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("queuerite");
    source.setPassword("");
    Connection connection = source.getConnection();
    if (file != null) {
      try (Statement statement = connection.createStatement()) {
        // H2 keeps what it has superseded for 45 s, and a busy file grows by gigabytes meanwhile.
        statement.execute("SET RETENTION_TIME " + RETENTION_MILLIS);
      }
    }
    connection.setAutoCommit(false);
    return connection;
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
                  + " is in use by another process: stop that one, or choose another folder with"
                  + " --location";
          case ErrorCode.FILE_CREATION_FAILED_1,
              ErrorCode.IO_EXCEPTION_1,
              ErrorCode.IO_EXCEPTION_2 ->
              "data file " + file + " cannot be written: choose another folder with --location";
          case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
              "data file "
                  + file
                  + " is not a Queuerite data file, or is damaged: move it away, or choose another"
                  + " folder with --location";
          default -> "data file " + file + " does not open: " + failure.getMessage();
        };
    return new StoreUnusableException(what, failure);
  }
}
