package io.queuerite.benchmarks;

import io.queuerite.benchmarks.load.Signing;
import io.queuerite.benchmarks.load.Workload;
import io.queuerite.benchmarks.report.LoadChart;
import io.queuerite.benchmarks.report.LoadReport;
import io.queuerite.benchmarks.report.Row;
import io.queuerite.benchmarks.report.Table;
import io.queuerite.benchmarks.subject.Installation;
import io.queuerite.benchmarks.subject.RunningSubject;
import io.queuerite.benchmarks.subject.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Operations a second: every server with every workload, one after the other. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures the emulator beside its limit and beside Azurite: operations a second, latency, memory.",
    footer = "How to read the figures, and what they do not show: docs/benchmarks.md")
final class LoadCommand implements Callable<Integer> {
  private static final Duration SETTLE = Duration.ofSeconds(1);

  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "constant,memory,commit,azurite-memory,azurite-file",
      description = "servers, also relaxed and fsync (default: ${DEFAULT-VALUE})",
      converter = Labels.ToSubject.class)
  private List<Subject> subjects = List.of();

  @Option(
      names = "--workloads",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "put,get+delete,get-32",
      description = "default: ${DEFAULT-VALUE}",
      converter = Labels.ToWorkload.class)
  private List<Workload> workloads = List.of();

  @Option(
      names = "--connections",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,16,64",
      description = "default: ${DEFAULT-VALUE}")
  private List<Integer> connections = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "measured time of each row (default: ${DEFAULT-VALUE})")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "12",
      description =
          "before the first row of each server process, at least (default: ${DEFAULT-VALUE})")
  private double warmUp;

  @Option(
      names = "--fill",
      paramLabel = "MESSAGES",
      defaultValue = "20000",
      description = "on the queue before any are received (default: ${DEFAULT-VALUE})")
  private long fill;

  @Option(
      names = "--tries",
      defaultValue = "1",
      description =
          "of a row while others keep the machine busy; the quietest counts (default: ${DEFAULT-VALUE})")
  private int tries;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "of the load generator (default: ${DEFAULT-VALUE})")
  private int threads;

  @Option(
      names = "--sign",
      paramLabel = "WHEN",
      defaultValue = "second",
      description = "equal requests once a 'second', or 'each' (default: ${DEFAULT-VALUE})")
  private Signing signing = Signing.SECOND;

  @Mixin private BenchOptions options = new BenchOptions();

  private final PrintStream out;

  LoadCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = options.installation();
    LoadSettings settings =
        new LoadSettings(
            threads, duration(warmUp), SETTLE, duration(seconds), Long.MAX_VALUE, fill, signing);
    LoadReport report = new LoadReport(settings.toString());
    List<Subject> available = options.available(subjects, installation, out);
    for (Workload workload : workloads) {
      // What is compared is measured close together: a machine that others use too is not the same
      // an hour later.
      for (Subject subject : available) {
        measure(installation, subject, workload, settings, report);
      }
    }
    finish(report, installation.target());
    return report.failed() ? 1 : 0;
  }

  private void measure(
      Installation installation,
      Subject subject,
      Workload workload,
      LoadSettings settings,
      LoadReport report)
      throws IOException, InterruptedException {
    try (DataFolder data = new DataFolder(installation.target(), subject.label());
        RunningSubject running = RunningSubject.start(installation, subject, data.path())) {
      LoadBench bench =
          new LoadBench(subject, workload, settings, running.address(), running::usage);
      bench.warmUp(Collections.max(connections));
      for (int count : connections) {
        add(report, quietest(bench, count));
      }
    } catch (IOException e) {
      // One server that gives up must not lose the figures of the others.
      add(report, Row.ofFailure(subject, workload, e));
    }
  }

  private Row quietest(LoadBench bench, int count) throws IOException, InterruptedException {
    Row quietest = bench.measure(count);
    for (int run = 1; run < tries && quietest.disturbed(); run++) {
      Row row = bench.measure(count);
      quietest = row.othersCores() < quietest.othersCores() ? row : quietest;
    }
    return quietest;
  }

  private void add(LoadReport report, Row row) {
    report.add(row);
    out.println(progress(row));
  }

  private void finish(LoadReport report, Path target) throws IOException {
    out.println();
    out.println(report.table());
    report.write(target);
    out.println(
        "Written: " + target.resolve("results.json") + ", results.md" + picture(report, target));
  }

  /**
   * A picture is a luxury: a JDK without fonts cannot draw it, and that must not lose the figures.
   */
  private static String picture(LoadReport report, Path target) {
    try {
      LoadChart.draw(report.rows(), target.resolve("results.png"));
      return ", results.png";
    } catch (IOException | RuntimeException | LinkageError e) {
      return " (no picture: " + e + ")";
    }
  }

  private static String progress(Row row) {
    return "%-15s %-11s %3d connections %10s/s  p99 %s ms%s"
        .formatted(
            row.subject(),
            row.workload(),
            row.connections(),
            Table.figure(row.operationsPerSecond()),
            Table.figure(row.p99Millis()),
            row.failed() ? "  FAILED" : "");
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
