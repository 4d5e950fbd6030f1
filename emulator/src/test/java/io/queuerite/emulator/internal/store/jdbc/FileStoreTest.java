package io.queuerite.emulator.internal.store.jdbc;

import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.QueueStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileStoreTest extends QueueStoreContract {
  @TempDir private Path folder;

  @Override
  protected QueueStore open() {
    return JdbcQueueStore.committed(folder);
  }
}
