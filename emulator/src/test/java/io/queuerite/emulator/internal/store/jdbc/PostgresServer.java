package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.SharedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server for all tests of this JVM, which ends with it. */
public final class PostgresServer {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  /** It tells of each start and end. */
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

  static {
    POOL.setLevel(Level.OFF);
  }

  private PostgresServer() {}

  /** A database, in its own schema, that nobody has used yet. */
  public static SharedDatabase fresh() {
    return database("queuerite_" + SCHEMAS.incrementAndGet());
  }

  static SharedDatabase database(String schema) {
    return new SharedDatabase(url() + "?currentSchema=" + schema, "postgres", null);
  }

  /** The server's own database, for what a test does behind the emulators' backs. */
  static void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "");
  }

  static String url() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
  }

  static int port() {
    return server().getPort();
  }

  private static synchronized EmbeddedPostgres server() {
    EmbeddedPostgres running = server;
    if (running == null) {
      try {
        running =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      server = running;
    }
    return running;
  }
}
