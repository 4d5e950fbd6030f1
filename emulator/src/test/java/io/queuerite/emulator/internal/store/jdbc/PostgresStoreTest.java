package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStoreContract;

final class PostgresStoreTest extends QueueStoreContract {
  @Override
  protected QueueStore open() {
    return SharedStore.open(PostgresServer.fresh()).store();
  }
}
