package io.queuerite.emulator;

import io.queuerite.emulator.internal.accesslog.AccessLogger;
import io.queuerite.emulator.internal.accesslog.LineFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where to write a line for each request, and how. Signatures and keys are masked; bodies are left
 * out. Lines are written by a thread of their own: where a disk cannot keep up, lines are left out
 * and counted, and requests do not wait. A file is added to, so it may be emptied while it is
 * written (logrotate's {@code copytruncate}).
 */
public final class AccessLog {
  private final LineFormat format;
  private final @Nullable Path file;
  private final @Nullable OutputStream out;

  private AccessLog(LineFormat format, @Nullable Path file, @Nullable OutputStream out) {
    this.format = format;
    this.file = file;
    this.out = out;
  }

  /** Lines of Azure's Storage Analytics logs, version 2.0, at the end of this file. */
  public static AccessLog azure(Path file) {
    return new AccessLog(LineFormat.AZURE, file, null);
  }

  /** The same to a stream that stays open. */
  public static AccessLog azure(OutputStream out) {
    return new AccessLog(LineFormat.AZURE, null, out);
  }

  /** A JSON object a line, at the end of this file. */
  public static AccessLog json(Path file) {
    return new AccessLog(LineFormat.JSON, file, null);
  }

  /** The same to a stream that stays open. */
  public static AccessLog json(OutputStream out) {
    return new AccessLog(LineFormat.JSON, null, out);
  }

  AccessLogger open(InstantSource realTime) {
    if (file == null) {
      return new AccessLogger(format, Objects.requireNonNull(out), false, realTime);
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      OutputStream opened =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new AccessLogger(format, opened, true, realTime);
    } catch (IOException why) {
      throw new EmulatorStartException(
          "the access log '%s' cannot be written (%s): choose another file".formatted(file, why),
          why);
    }
  }

  @Override
  public String toString() {
    return format + " to " + (file == null ? "a stream" : file);
  }
}
