package io.queuerite.emulator.cli;

import io.queuerite.emulator.EmulatorBuilder;
import io.queuerite.emulator.Metrics;
import picocli.CommandLine.Option;

/** The flags that choose who can see what the emulator does. */
final class Observation {
  @Option(
      names = "--metrics",
      paramLabel = "READERS",
      description =
          "Who may read /_queuerite/metrics, for Prometheus: control = who may steer (the default),"
              + " any = everybody, off = nobody.")
  Metrics metrics = Metrics.CONTROL;

  void choose(EmulatorBuilder options) {
    options.metrics(metrics);
  }
}
