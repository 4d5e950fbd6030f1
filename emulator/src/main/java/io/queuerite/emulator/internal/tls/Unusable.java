package io.queuerite.emulator.internal.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Words for what cannot be used, in one line that begins with the parameter at fault: {@code cert},
 * {@code key} or {@code pwd}. A password is never shown.
 */
final class Unusable {
  private Unusable() {}

  static IllegalArgumentException file(String parameter, Path file, String expected) {
    return new IllegalArgumentException(parameter + " '" + file + "': expected " + expected);
  }

  static IllegalArgumentException password(Path file, @Nullable Exception cause) {
    return new IllegalArgumentException("pwd: expected the password of '" + file + "'", cause);
  }

  /** A file's bytes, where it can be read. */
  static byte[] read(String parameter, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw file(parameter, file, "a file that can be read");
    }
  }
}
