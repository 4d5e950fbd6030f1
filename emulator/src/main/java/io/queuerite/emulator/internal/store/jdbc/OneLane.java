package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.model.QueueAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A database with one writer: order is plain. */
record OneLane(Lane lane) implements Lanes {
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
