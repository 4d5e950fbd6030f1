package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.StoreUnusableException;
import io.queuerite.emulator.internal.store.jdbc.H2Dialect.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens a store in a database that belongs to this process alone. */
final class EmbeddedStore {
  /** Nodes of a shared database have numbers. */
  private static final int ONLY_NODE = 0;

  private EmbeddedStore() {}

  /** Opens the database in a folder, which is made if need be. */
  static JdbcQueueStore open(Path folder, Durability durability) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreUnusableException(
          "data folder " + folder + " cannot be made: choose another with --location", e);
    }
    return open(H2Dialect.inFolder(folder, durability));
  }

  static JdbcQueueStore open(Dialect dialect) {
    try {
      Connection connection = dialect.connect();
      try {
        Schema.prepare(connection, dialect);
        UnitOfWork unit = new UnitOfWork(connection, dialect, ONLY_NODE);
        unit.recover();
        Lanes lanes = new OneLane(new Lane("queuerite-store", unit));
        return new JdbcQueueStore(lanes, new PropertiesCache(true), null);
      } catch (SQLException | IOException | RuntimeException e) {
        dialect.abandon(connection);
        throw e;
      }
    } catch (SQLException e) {
      throw dialect.explain(e);
    } catch (IOException e) {
      throw new StoreUnusableException(
          "the redo log beside the data file does not open ("
              + e.getMessage()
              + "): choose another"
              + " folder with --location",
          e);
    }
  }
}
