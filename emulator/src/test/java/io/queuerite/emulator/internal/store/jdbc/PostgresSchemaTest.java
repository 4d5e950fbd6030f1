package io.queuerite.emulator.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.internal.store.Answers;
import io.queuerite.emulator.internal.store.SharedDatabase;
import io.queuerite.emulator.internal.store.StoreUnderTest;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Older tables become newer ones, newer ones are left alone, and mistakes are told in words. */
final class PostgresSchemaTest {
  private final SharedDatabase database = PostgresServer.fresh();
  private final String schema = database.url().replaceFirst(".*=", "");

  @Test
  void ofNodesThatStartAtOnceOneMakesTheTables() {
    List<CompletableFuture<SharedStore>> starts =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> SharedStore.open(database)))
            .toList();
    List<SharedStore> stores = starts.stream().map(start -> Answers.await(start)).toList();
    for (SharedStore store : stores) {
      StoreUnderTest wrapped = store::store;
      wrapped.newQueue();
    }
    stores.forEach(store -> store.store().close());
  }

  @Test
  void olderTablesGetWhatTheyLackAndKeepTheirData() throws SQLException {
    try (Connection connection = PostgresServer.connect()) {
      connection.setAutoCommit(false);
      connection.setSchema(schema);
      prepare(connection, "CREATE TABLE a (x INT); INSERT INTO a VALUES (1)");
      prepare(connection, "this is no SQL", "ALTER TABLE a ADD COLUMN y INT DEFAULT 7");
      assertThat(number(connection, "SELECT x + y FROM a")).isEqualTo(8);
      assertThat(number(connection, "SELECT version FROM schema_version")).isEqualTo(2);
    }
  }

  @Test
  void newerTablesAreRefusedInWordsAndNotChanged() throws SQLException {
    SharedStore.open(database).store().close();
    PostgresServer.execute("UPDATE " + schema + ".schema_version SET version = 1000");
    assertThatThrownBy(() -> SharedStore.open(database))
        .isInstanceOf(StoreUnusableException.class)
        .message()
        .contains("newer Queuerite", "1000", "--store")
        .doesNotContain("\n");
    try (Connection connection = PostgresServer.connect()) {
      connection.setSchema(schema);
      assertThat(number(connection, "SELECT version FROM schema_version")).isEqualTo(1000);
    }
  }

  @Test
  void aDatabaseThatIsAwayIsToldWithWhatToDo() {
    assertUnusable("jdbc:postgresql://127.0.0.1:1/postgres", "does not answer", "start it");
  }

  @Test
  void aDatabaseThatDoesNotExistIsToldWithWhatToDo() {
    assertUnusable(
        PostgresServer.url().replace("/postgres", "/nowhere"), "nowhere", "does not exist");
  }

  @Test
  void aUserWithoutRightsIsToldWithWhatToDo() {
    PostgresServer.execute("CREATE ROLE poor LOGIN");
    assertThatThrownBy(() -> SharedStore.open(new SharedDatabase(database.url(), "poor", null)))
        .isInstanceOf(StoreUnusableException.class)
        .message()
        .contains("'poor'", "grant CREATE", schema)
        .doesNotContain("\n");
  }

  private static void assertUnusable(String url, String... words) {
    assertThatThrownBy(() -> SharedStore.open(new SharedDatabase(url, "postgres", "secret")))
        .isInstanceOf(StoreUnusableException.class)
        .message()
        .contains(words)
        .contains("--store")
        .doesNotContain("\n", "secret");
  }

  private void prepare(Connection connection, String... migrations) throws SQLException {
    PostgresSchema.prepare(connection, schema, List.of(migrations));
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).as(sql).isTrue();
      return row.getInt(1);
    }
  }
}
