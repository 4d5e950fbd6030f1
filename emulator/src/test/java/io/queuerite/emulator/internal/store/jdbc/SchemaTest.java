package io.queuerite.emulator.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.internal.store.StoreUnderTest;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older file becomes a newer one, and a newer one is left alone. */
final class SchemaTest {
  /** What would be run if an entry that is done were run again. */
  private static final String NEVER_RUN = "this is no SQL";

  @TempDir private Path folder;

  @Test
  void aFreshStoreGetsEveryEntryInOrder() throws SQLException {
    try (Connection connection = connect()) {
      prepare(
          connection,
          List.of("CREATE TABLE a (x INT); INSERT INTO a VALUES (1)", "UPDATE a SET x = x + 1"));
      assertThat(number(connection, "SELECT x FROM a")).isEqualTo(2);
      assertThat(number(connection, "SELECT version FROM schema_version")).isEqualTo(2);
    }
  }

  @Test
  void anOlderStoreGetsWhatItLacksAndKeepsItsData() throws SQLException {
    fill();
    try (Connection connection = connect()) {
      int version = number(connection, "SELECT version FROM schema_version");
      List<String> longer = new ArrayList<>(Collections.nCopies(version, NEVER_RUN));
      longer.add("ALTER TABLE messages ADD COLUMN extra INT DEFAULT 7 NOT NULL");
      prepare(connection, longer);
      assertThat(number(connection, "SELECT extra FROM messages")).isEqualTo(7);
      assertThat(number(connection, "SELECT version FROM schema_version")).isEqualTo(version + 1);
      assertThat(number(connection, "SELECT COUNT(*) FROM schema_version")).isEqualTo(1);
    }
  }

  @Test
  void aStoreUpToDateIsLeftAlone() throws SQLException {
    try (Connection connection = connect()) {
      prepare(connection, List.of("CREATE TABLE a (x INT)"));
    }
    try (Connection connection = connect()) {
      prepare(connection, List.of(NEVER_RUN));
      assertThat(number(connection, "SELECT COUNT(*) FROM a")).isZero();
    }
  }

  @Test
  void aNewerStoreIsRefusedInWordsAndNotChanged() throws SQLException {
    fill();
    try (Connection connection = connect()) {
      execute(connection, "UPDATE schema_version SET version = 1000");
      connection.commit();
    }
    assertThatThrownBy(() -> JdbcQueueStore.committed(folder))
        .isInstanceOf(StoreUnusableException.class)
        .message()
        .contains("newer Queuerite", "1000", "--location")
        .doesNotContain("\n");
    try (Connection connection = connect()) {
      assertThat(number(connection, "SELECT version FROM schema_version")).isEqualTo(1000);
      assertThat(number(connection, "SELECT COUNT(*) FROM messages")).isOne();
    }
  }

  /** The process may be killed while it makes its tables. */
  @Test
  void aFirstStartThatWasCutShortCanBeRepeated() {
    Dialect breaksHalfway =
        new WrappedDialect(dialect()) {
          @Override
          public String bytesType() {
            return "NO SUCH TYPE";
          }
        };
    assertThatThrownBy(() -> EmbeddedStore.open(breaksHalfway))
        .isInstanceOf(StoreUnusableException.class);
    fill();
  }

  private void fill() {
    try (JdbcQueueStore store = JdbcQueueStore.committed(folder)) {
      StoreUnderTest wrapped = () -> store;
      wrapped.newQueue().put("a", StoreUnderTest.NOW);
    }
  }

  private H2Dialect dialect() {
    return H2Dialect.inFolder(folder, H2Dialect.Durability.COMMIT);
  }

  private Connection connect() throws SQLException {
    return dialect().connect();
  }

  private void prepare(Connection connection, List<String> migrations) throws SQLException {
    Schema.prepare(connection, dialect(), migrations);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).as(sql).isTrue();
      return row.getInt(1);
    }
  }
}
