package io.queuerite.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What has been done, a file for each message: that a file can be made only once is what makes the
 * consumer idempotent, also after a crash. An app of yours would use its database's unique key.
 */
final class Ledger {
  /** The setting that names the folder. */
  static final String SETTING = "SAMPLE_LEDGER";

  private final Path folder;

  private Ledger(Path folder) {
    this.folder = folder;
  }

  static Ledger ofTasks() {
    return new Ledger(root().resolve("done"));
  }

  static Ledger ofPoison() {
    return new Ledger(root().resolve("poison"));
  }

  /** App settings are environment variables; a test in the host's JVM says it as a property. */
  private static Path root() {
    String setting = System.getProperty(SETTING, System.getenv(SETTING));
    return setting == null
        ? Path.of(System.getProperty("java.io.tmpdir"), "queuerite-sample")
        : Path.of(setting);
  }

  /**
   * Enters what was done.
   *
   * @return false where that had been done before
   */
  boolean enter(String messageId, String what) {
    Path entry = folder.resolve(messageId.replaceAll("[^A-Za-z0-9-]", "_") + ".json");
    try {
      Files.createDirectories(folder);
      Files.writeString(entry, what, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException doneBefore) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
