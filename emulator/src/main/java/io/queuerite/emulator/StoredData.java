package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.queuerite.emulator.internal.model.AccountName;
import io.queuerite.emulator.internal.state.StateFileException;
import io.queuerite.emulator.internal.state.StateLoader;
import io.queuerite.emulator.internal.state.StateWriter;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.internal.store.StoreUnusableException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.time.Instant;

/**
 * What emulators keep, to be moved without one. Nothing is lost on the way: ids and receipts that
 * clients hold stay good.
 */
public abstract sealed class StoredData permits DataFolder, SharedData {
  StoredData() {}

  /**
   * Writes all accounts' queues, messages and service properties as they stand at one moment, as
   * JSON in UTF-8; expired messages are left out. Messages are not gathered in memory.
   *
   * @throws IllegalArgumentException where there is no data
   * @throws EmulatorStartException where the data does not open
   */
  public void exportTo(OutputStream out) throws IOException {
    checkPresent();
    try (Opened data = open()) {
      StateWriter.write(
          data.store(), data.now(), new BufferedWriter(new OutputStreamWriter(out, UTF_8)));
    } catch (StoreUnusableException why) {
      throw new EmulatorStartException(String.valueOf(why.getMessage()), why);
    }
  }

  /**
   * Moves in what was exported, or written by hand as YAML or JSON; the place is made if need be.
   * Where that fails, the queues are as they were.
   *
   * @throws IllegalArgumentException naming the line of a mistake, a queue that is there already,
   *     or a message whose id is taken
   * @throws EmulatorStartException where the data does not open
   */
  public void importFrom(InputStream in) {
    try (Opened data = open()) {
      StateLoader.move(
          data.store(), in, new AccountName(EmulatorOptions.DEVELOPMENT_ACCOUNT), data.now());
    } catch (StateFileException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    } catch (StoreUnusableException why) {
      throw new EmulatorStartException(String.valueOf(why.getMessage()), why);
    }
  }

  /** Whether there can be something to export. */
  abstract void checkPresent();

  abstract Opened open();

  /** A store, and the time in it. */
  record Opened(QueueStore store, Instant now) implements AutoCloseable {
    @Override
    public void close() {
      store.close();
    }
  }
}
