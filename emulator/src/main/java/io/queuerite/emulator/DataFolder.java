package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.state.StateFileException;
import io.queuerite.emulator.internal.state.StateLoader;
import io.queuerite.emulator.internal.state.StateWriter;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import io.queuerite.emulator.internal.store.jdbc.JdbcQueueStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of an emulator that is not running, to move what it holds. Nothing is lost on the way:
 * ids and receipts that clients hold stay good.
 */
public final class DataFolder {
  private static final String DATA_FILE = "queuerite.mv.db";

  private final Path folder;

  public DataFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes all accounts' queues, messages and service properties as JSON in UTF-8; expired messages
   * are left out. Messages are not gathered in memory.
   *
   * @throws IllegalArgumentException where the folder has no data
   * @throws EmulatorStartException where an emulator has the data open, or it does not open
   */
  public void exportTo(OutputStream out) throws IOException {
    EmulatorOptions.check(
        Files.exists(folder.resolve(DATA_FILE)), "location", folder, "a folder with " + DATA_FILE);
    try (JdbcQueueStore store = open()) {
      StateWriter.write(
          store,
          QueueEmulator.realTime().instant(),
          new BufferedWriter(new OutputStreamWriter(out, UTF_8)));
    }
  }

  /**
   * Moves in what was exported, or written by hand as YAML or JSON; the folder is made if need be.
   * Where that fails, the queues are as they were.
   *
   * @throws IllegalArgumentException naming the line of a mistake, a queue that is there already,
   *     or a message whose id is taken
   * @throws EmulatorStartException where an emulator has the data open, or it does not open
   */
  public void importFrom(InputStream in) {
    try (JdbcQueueStore store = open()) {
      StateLoader.move(
          store,
          in,
          new AccountName(EmulatorOptions.DEVELOPMENT_ACCOUNT),
          QueueEmulator.realTime().instant());
    } catch (StateFileException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  private JdbcQueueStore open() {
    try {
      return JdbcQueueStore.committed(folder);
    } catch (StoreUnusableException why) {
      throw new EmulatorStartException(String.valueOf(why.getMessage()), why);
    }
  }
}
