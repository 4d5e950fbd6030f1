package io.queuerite.emulator.cli;

import io.queuerite.emulator.AccessLog;
import io.queuerite.emulator.EmulatorBuilder;
import io.queuerite.emulator.Metrics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that choose who can see what the emulator does. */
final class ObservationFlags {
  private static final String ACCESS_LOG = "--access-log";
  private static final String FORMAT = "--access-log-format";
  private static final String STANDARD_OUTPUT = "-";

  /** How a request is written down. */
  enum Format {
    AZURE,
    JSON
  }

  @Option(
      names = "--metrics",
      paramLabel = "READERS",
      description =
          "Who may read /_queuerite/metrics, for Prometheus: control = who may steer (the default),"
              + " any = everybody, off = nobody.")
  Metrics metrics = Metrics.CONTROL;

  @Option(
      names = ACCESS_LOG,
      paramLabel = "FILE",
      description = "Write a line for each request to this file, or - for the standard output.")
  @Nullable String accessLog;

  @Option(
      names = FORMAT,
      paramLabel = "FORMAT",
      description =
          "Lines of the access log: azure = as Azure's storage logs, version 2.0 (the default), json.")
  @Nullable Format format;

  /**
   * @param out the standard output
   */
  void choose(EmulatorBuilder options, OutputStream out) {
    options.metrics(metrics);
    boolean json = format == Format.JSON;
    if (accessLog == null) {
      if (format != null) {
        throw new MistakeException(FORMAT + ": expected " + ACCESS_LOG + " with it");
      }
    } else if (accessLog.equals(STANDARD_OUTPUT)) {
      options.accessLog(json ? AccessLog.json(out) : AccessLog.azure(out));
    } else {
      Path file = writable(accessLog);
      options.accessLog(json ? AccessLog.json(file) : AccessLog.azure(file));
    }
  }

  /** A mistake is told before anything is started. */
  private static Path writable(String name) {
    Path file = Path.of(name);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      return file;
    } catch (IOException why) {
      throw new MistakeException(
          ACCESS_LOG + " '" + name + "': expected a file that can be written: " + why.getMessage());
    }
  }
}
