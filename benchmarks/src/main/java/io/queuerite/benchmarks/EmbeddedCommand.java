package io.queuerite.benchmarks;

import io.queuerite.benchmarks.report.Spread;
import io.queuerite.benchmarks.report.Table;
import io.queuerite.benchmarks.subject.Installation;
import io.queuerite.benchmarks.subject.Jdks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a test waits for: the emulator of its JVM, the next one, and a reset. */
@Command(
    name = "embedded",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Times QueueEmulator.start() and reset() in fresh JVMs; exit code 1 where a median is over"
            + " its limit: 600 ms for the first start, 20 ms for further ones, 2 ms for a reset.")
final class EmbeddedCommand implements Callable<Integer> {
  private static final double FIRST_MILLIS = 600;
  private static final double FURTHER_MILLIS = 20;
  private static final double RESET_MILLIS = 2;

  /** A user starts with a warm disk cache; the first run is not counted for that reason. */
  private static final int UNCOUNTED = 1;

  @Option(
      names = "--runs",
      defaultValue = "50",
      description = "fresh JVMs for each JDK (default: ${DEFAULT-VALUE})")
  private int runs;

  @Mixin private BenchOptions options = new BenchOptions();

  private final PrintStream out;
  private final StartTable table;
  private final List<String> overLimit = new ArrayList<>();

  EmbeddedCommand(PrintStream out) {
    this.out = out;
    this.table = new StartTable(out);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = options.installation();
    for (Map.Entry<Integer, Path> jdk : Jdks.found().entrySet()) {
      measure(installation.with(jdk.getValue()), "JDK " + jdk.getKey());
    }
    table.finish(installation.target(), "Embedded", "embedded");
    overLimit.forEach(out::println);
    return overLimit.isEmpty() ? 0 : 1;
  }

  private void measure(Installation installation, String runtime)
      throws IOException, InterruptedException {
    List<Long> first = new ArrayList<>();
    List<Long> further = new ArrayList<>();
    List<Long> resets = new ArrayList<>();
    for (int run = 0; run < UNCOUNTED + runs; run++) {
      EmbeddedStart.Times times = EmbeddedStart.inFreshJvm(installation);
      if (run >= UNCOUNTED) {
        first.add(times.starts().get(0));
        further.addAll(times.starts().subList(1, times.starts().size()));
        resets.addAll(times.resets());
      }
    }
    add("first start in its JVM", runtime, first, FIRST_MILLIS);
    add("2nd to " + EmbeddedStart.STARTS + "th start", runtime, further, FURTHER_MILLIS);
    add("reset after a test's work", runtime, resets, RESET_MILLIS);
  }

  private void add(String what, String runtime, List<Long> nanos, double limit) {
    Spread spread = table.add(what, runtime, nanos);
    if (spread.median() > limit) {
      overLimit.add(
          "over its limit: %s, %s: %s ms of %s"
              .formatted(what, runtime, Table.figure(spread.median()), Table.figure(limit)));
    }
  }
}
