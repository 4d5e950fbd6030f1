package io.queuerite.emulator;

import io.queuerite.emulator.internal.store.jdbc.JdbcQueueStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of an emulator that is not running, to move what it holds. */
public final class DataFolder extends StoredData {
  private static final String DATA_FILE = "queuerite.mv.db";

  private final Path folder;

  public DataFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  void checkPresent() {
    EmulatorOptions.check(
        Files.exists(folder.resolve(DATA_FILE)), "location", folder, "a folder with " + DATA_FILE);
  }

  @Override
  Opened open() {
    return new Opened(JdbcQueueStore.committed(folder), QueueEmulator.realTime().instant());
  }
}
