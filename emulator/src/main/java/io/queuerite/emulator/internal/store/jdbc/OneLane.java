package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A database with one writer: order is plain. */
record OneLane(Lane lane) implements Lanes {
  /** An embedded database belongs to one process; nodes of a shared one have numbers. */
  private static final int ONLY_NODE = 0;

  /** Opens such a database, and brings it up to date. */
  static OneLane open(Dialect dialect) {
    try {
      Connection connection = dialect.connect();
      try {
        Schema.prepare(connection, dialect);
        UnitOfWork unit = new UnitOfWork(connection, dialect, ONLY_NODE);
        unit.recover();
        return new OneLane(new Lane("queuerite-store", unit));
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

  @Override
  public Lane of(QueueAddress queue) {
    return lane;
  }

  @Override
  public Lane of(AccountName account) {
    return lane;
  }

  @Override
  public List<Lane> all() {
    return List.of(lane);
  }

  @Override
  public <T> CompletableFuture<T> alone(Work<T> work) {
    return lane.submit(work);
  }

  @Override
  public <T> CompletableFuture<T> atOneMoment(Work<T> work) {
    return lane.submit(work);
  }

  @Override
  public void close() {
    lane.close();
  }
}
