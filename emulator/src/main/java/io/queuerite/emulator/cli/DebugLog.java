package io.queuerite.emulator.cli;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.internal.protocol.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * {@code --debug FILE}: the JDK's own logging, turned up and sent to a file. What the classes log
 * has no secrets in it; whatever slipped in all the same, an exception's message above all, is
 * masked here.
 */
final class DebugLog {
  private static final Logger ROOT = Logger.getLogger("io.queuerite");

  private DebugLog() {}

  /** Masks whatever looks like a secret. */
  private static final class Masked extends SimpleFormatter {
    @Override
    public String format(LogRecord record) {
      return Secrets.masked(super.format(record));
    }
  }

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
      handler.setEncoding("UTF-8");
      handler.setFormatter(new Masked());
      handler.setLevel(Level.ALL);
      ROOT.addHandler(handler);
      ROOT.setLevel(Level.ALL);
    } catch (IOException e) {
      throw new MistakeException(
          "--debug '" + file + "': expected a file that can be written: " + e.getMessage());
    }
  }

  /** Tells what runs, where, and how it was asked to run; accounts are named without their keys. */
  static void tell(EmulatorOptions options) {
    Runtime runtime = Runtime.getRuntime();
    ROOT.config(
        () ->
            "Queuerite %s on Java %s (%s, %s), %s %s %s, %d processors, %d MiB of heap at most"
                .formatted(
                    Version.current(),
                    Runtime.version(),
                    System.getProperty("java.vm.name"),
                    System.getProperty("java.vendor"),
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("os.arch"),
                    runtime.availableProcessors(),
                    runtime.maxMemory() >> 20));
    ROOT.config(options::toString);
  }
}
