package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.CommonClock;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.SharedDatabase;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A store in a database that several emulators share, and the clock that they share with it.
 *
 * @param store to be closed
 */
public record SharedStore(QueueStore store, CommonClock clock) {
  private static final int LANES = 4;

  /** For the node's lease, for one who moves the clock, and for visitors: nobody waits for them. */
  private static final int OTHER_CONNECTIONS = 2 + SeveralLanes.VISITORS;

  /**
   * Opens it.
   *
   * @throws StoreUnusableException with a line for a person, where that cannot be done
   */
  public static SharedStore open(SharedDatabase database) {
    if (!hasDriver()) {
      throw new StoreUnusableException(
          "a shared database needs org.postgresql:postgresql and com.zaxxer:HikariCP on the"
              + " classpath: add them, or leave the store out");
    }
    PostgresPool pool = PostgresPool.to(database);
    PostgresDialect dialect = new PostgresDialect(pool);
    try {
      long number;
      try (Connection connection = pool.single()) {
        PostgresSchema.prepare(connection, pool.schema());
        number = SharedClock.newNode(connection);
      }
      pool.open(LANES + OTHER_CONNECTIONS);
      Node node = Node.join(dialect, number);
      Lanes lanes =
          new SeveralLanes(
              dialect,
              LANES,
              number,
              () -> {
                node.close();
                pool.close();
              });
      return new SharedStore(new JdbcQueueStore(lanes, new PropertiesCache(false), node), node);
    } catch (SQLException failure) {
      pool.close();
      throw dialect.explain(failure);
    }
  }

  private static boolean hasDriver() {
    try {
      return Class.forName("com.zaxxer.hikari.HikariDataSource") != null
          && Class.forName("org.postgresql.ds.PGSimpleDataSource") != null;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }
}
