package io.queuerite.emulator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** {@code --debug FILE}: the JDK's own logging, turned up and sent to a file. */
final class DebugLog {
  private static final Logger ROOT = Logger.getLogger("io.queuerite");

  private DebugLog() {}

  static void start(@Nullable Path file) {
    if (file == null) {
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      FileHandler handler = new FileHandler(file.toString().replace("%", "%%"), true);
      handler.setFormatter(new SimpleFormatter());
      handler.setLevel(Level.ALL);
      ROOT.addHandler(handler);
      ROOT.setLevel(Level.ALL);
      ROOT.info(
          "Queuerite "
              + Version.current()
              + " on Java "
              + Runtime.version()
              + ", "
              + System.getProperty("os.name"));
    } catch (IOException e) {
      throw new MistakeException(
          "--debug '" + file + "': expected a file that can be written: " + e.getMessage());
    }
  }
}
