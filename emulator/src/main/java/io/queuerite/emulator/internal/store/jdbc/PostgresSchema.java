package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables in PostgreSQL, and how older ones become newer ones: entry n of the list takes them
 * from version n to n + 1, all in one transaction and under a lock, so that of several emulators
 * that start at once one does it. An entry never changes once released.
 *
 * <p>Names are compared byte by byte, as the service lists them, whatever the database's language.
 */
final class PostgresSchema {
  /** "queuerit" in ASCII: nobody else's lock. */
  private static final long LOCK = 0x7175_6575_6572_6974L;

  private static final String VERSION_1 =
      """
      CREATE TABLE counters (name VARCHAR(16) PRIMARY KEY, drawn BIGINT NOT NULL);
      INSERT INTO counters (name, drawn) VALUES ('incarnation', 0), ('block', 0), ('node', 0);
      CREATE TABLE queues (
        account VARCHAR(63) COLLATE "C" NOT NULL,
        name VARCHAR(63) COLLATE "C" NOT NULL,
        incarnation BIGINT NOT NULL,
        metadata TEXT NOT NULL,
        policies TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (account, name)
      );
      CREATE TABLE messages (
        seq BIGINT PRIMARY KEY,
        incarnation BIGINT NOT NULL,
        visible_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        inserted_at BIGINT NOT NULL,
        receipt BIGINT NOT NULL,
        dequeue_count INT NOT NULL,
        id UUID NOT NULL,
        body BYTEA NOT NULL
      );
      CREATE INDEX messages_due ON messages (incarnation, visible_at, seq, expires_at);
      CREATE INDEX messages_expiry ON messages (expires_at);
      CREATE TABLE depths (
        incarnation BIGINT NOT NULL,
        node INT NOT NULL,
        messages BIGINT NOT NULL,
        PRIMARY KEY (incarnation, node)
      );
      CREATE TABLE orphans (incarnation BIGINT PRIMARY KEY);
      CREATE TABLE accounts (
        name VARCHAR(63) COLLATE "C" PRIMARY KEY,
        logging TEXT NOT NULL,
        hour_metrics TEXT NOT NULL,
        minute_metrics TEXT NOT NULL,
        cors TEXT NOT NULL
      );
      CREATE TABLE deleted_names (
        account VARCHAR(63) COLLATE "C" NOT NULL,
        name VARCHAR(63) COLLATE "C" NOT NULL,
        free_at BIGINT NOT NULL,
        PRIMARY KEY (account, name)
      );
      CREATE INDEX deleted_names_free ON deleted_names (free_at);
      CREATE TABLE shared_clock (
        generation BIGINT NOT NULL,
        ahead VARCHAR(64) NOT NULL,
        frozen_at VARCHAR(64)
      );
      INSERT INTO shared_clock (generation, ahead) VALUES (0, 'PT0S');
      CREATE TABLE nodes (
        id BIGINT PRIMARY KEY,
        generation BIGINT NOT NULL,
        renewed_at BIGINT NOT NULL
      )
      """;

  private static final List<String> MIGRATIONS = List.of(VERSION_1);

  private PostgresSchema() {}

  /** Brings an empty or older database up to date; refuses one that a newer program wrote. */
  static void prepare(Connection connection, String schema) throws SQLException {
    prepare(connection, schema, MIGRATIONS);
  }

  static void prepare(Connection connection, String schema, List<String> migrations)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      if (!exists(statement, schema)) {
        statement.execute("CREATE SCHEMA \"" + schema.replace("\"", "\"\"") + "\"");
      }
      requireUtf8(statement);
      statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT NOT NULL)");
      int version = version(statement);
      if (version > migrations.size()) {
        throw new StoreUnusableException(
            String.format(
                "the data was written by a newer Queuerite (schema %d, this one knows %d): use that"
                    + " version, or choose another database with --store",
                version, migrations.size()));
      }
      for (String migration : migrations.subList(version, migrations.size())) {
        for (String ddl : migration.split(";", -1)) {
          statement.execute(ddl);
        }
      }
      if (version < migrations.size()) {
        statement.execute("DELETE FROM schema_version");
        statement.execute("INSERT INTO schema_version VALUES (" + migrations.size() + ")");
      }
      connection.commit();
    }
  }

  private static boolean exists(Statement statement, String schema) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = '"
                + schema.replace("'", "''")
                + "'")) {
      return row.next();
    }
  }

  private static void requireUtf8(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW server_encoding")) {
      if (row.next() && !row.getString(1).equalsIgnoreCase("UTF8")) {
        throw new StoreUnusableException(
            "the database's encoding is "
                + row.getString(1)
                + ": choose one in UTF8 with --store, which most are");
      }
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT version FROM schema_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
