package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStoreContract;

final class InMemoryStoreTest extends QueueStoreContract {
  @Override
  protected QueueStore open() {
    return JdbcQueueStore.inMemory();
  }
}
