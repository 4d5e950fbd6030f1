package io.queuerite.emulator.internal.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the files hold at any moment is what a killed process leaves behind: copying them while the
 * store is open is a crash that needs no process.
 */
final class Crash {
  private Crash() {}

  /** Leaves in one folder what a process that has a store open in the other would leave there. */
  static Path copy(Path open, Path crashed) {
    try {
      Files.createDirectories(crashed);
      try (Stream<Path> files = Files.list(open)) {
        for (Path file : files.toList()) {
          Files.copy(file, crashed.resolve(file.getFileName()));
        }
      }
      return crashed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
