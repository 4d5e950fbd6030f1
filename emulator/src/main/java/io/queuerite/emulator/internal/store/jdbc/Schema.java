package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * The tables, and how an older file becomes a newer one: entry n of the list takes a store from
 * version n to n + 1. An entry never changes once released, and each of its statements can be done
 * twice: H2 commits them one by one, and a first start may be killed between two of them.
 */
final class Schema {
  private static final String VERSION_1 =
      """
      CREATE TABLE IF NOT EXISTS redo (position BIGINT NOT NULL, store UUID NOT NULL);
      INSERT INTO redo (position, store)
        SELECT 0, '%2$s' WHERE NOT EXISTS (SELECT 1 FROM redo);
      CREATE TABLE IF NOT EXISTS counters (name VARCHAR(16) PRIMARY KEY, drawn BIGINT NOT NULL);
      INSERT INTO counters (name, drawn)
        SELECT 'incarnation', 0 WHERE NOT EXISTS (SELECT 1 FROM counters WHERE name = 'incarnation');
      INSERT INTO counters (name, drawn)
        SELECT 'block', 0 WHERE NOT EXISTS (SELECT 1 FROM counters WHERE name = 'block');
      CREATE TABLE IF NOT EXISTS queues (
        account VARCHAR(63) NOT NULL,
        name VARCHAR(63) NOT NULL,
        incarnation BIGINT NOT NULL,
        metadata VARCHAR(32768) NOT NULL,
        PRIMARY KEY (account, name)
      );
      CREATE TABLE IF NOT EXISTS messages (
        seq BIGINT PRIMARY KEY,
        incarnation BIGINT NOT NULL,
        visible_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        inserted_at BIGINT NOT NULL,
        receipt BIGINT NOT NULL,
        dequeue_count INT NOT NULL,
        id UUID NOT NULL,
        body %1$s NOT NULL
      );
      CREATE INDEX IF NOT EXISTS messages_due ON messages (incarnation, visible_at, seq, expires_at);
      CREATE INDEX IF NOT EXISTS messages_expiry ON messages (expires_at);
      CREATE TABLE IF NOT EXISTS depths (
        incarnation BIGINT NOT NULL,
        node INT NOT NULL,
        messages BIGINT NOT NULL,
        PRIMARY KEY (incarnation, node)
      );
      CREATE TABLE IF NOT EXISTS orphans (incarnation BIGINT PRIMARY KEY)
      """;

  /** Stored access policies, and service properties. */
  private static final String VERSION_2 =
      """
      ALTER TABLE queues ADD COLUMN IF NOT EXISTS policies VARCHAR(8192) DEFAULT '' NOT NULL;
      CREATE TABLE IF NOT EXISTS accounts (
        name VARCHAR(63) PRIMARY KEY,
        logging VARCHAR(1024) NOT NULL,
        hour_metrics VARCHAR(1024) NOT NULL,
        minute_metrics VARCHAR(1024) NOT NULL,
        cors VARCHAR(65536) NOT NULL
      )
      """;

  /** Names of deleted queues that cannot be used yet. */
  private static final String VERSION_3 =
      """
      CREATE TABLE IF NOT EXISTS deleted_names (
        account VARCHAR(63) NOT NULL,
        name VARCHAR(63) NOT NULL,
        free_at BIGINT NOT NULL,
        PRIMARY KEY (account, name)
      );
      CREATE INDEX IF NOT EXISTS deleted_names_free ON deleted_names (free_at)
      """;

  private static final List<String> MIGRATIONS = List.of(VERSION_1, VERSION_2, VERSION_3);

  private Schema() {}

  /** Brings an empty or older store up to date; refuses one that a newer program wrote. */
  static void prepare(Connection connection, Dialect dialect) throws SQLException {
    prepare(connection, dialect, MIGRATIONS);
  }

  static void prepare(Connection connection, Dialect dialect, List<String> migrations)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT NOT NULL)");
      int version = version(statement);
      if (version > migrations.size()) {
        throw new StoreUnusableException(
            String.format(
                "the data was written by a newer Queuerite (schema %d, this one knows %d): use that"
                    + " version, or choose another folder with --location",
                version, migrations.size()));
      }
      for (String migration : migrations.subList(version, migrations.size())) {
        for (String ddl :
            String.format(migration, dialect.bytesType(), UUID.randomUUID()).split(";", -1)) {
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

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT version FROM schema_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
