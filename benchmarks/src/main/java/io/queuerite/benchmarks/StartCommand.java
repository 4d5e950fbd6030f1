package io.queuerite.benchmarks;

import io.queuerite.benchmarks.subject.Installation;
import io.queuerite.benchmarks.subject.Jdks;
import io.queuerite.benchmarks.subject.RunningSubject;
import io.queuerite.benchmarks.subject.Subject;
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

/** How long a user waits: for the process, and for the embedded emulator of a test. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Times from the command to the first answered request, and QueueEmulator.start() in one JVM.")
final class StartCommand implements Callable<Integer> {
  /**
   * A user starts without a disk cache that is cold; the first run is not counted for that reason.
   */
  private static final int UNCOUNTED = 1;

  @Option(
      names = "--runs",
      defaultValue = "10",
      description = "of each start (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "memory,commit,azurite-memory",
      description = "servers (default: ${DEFAULT-VALUE})",
      converter = Labels.ToSubject.class)
  private List<Subject> subjects = List.of();

  @Mixin private BenchOptions options = new BenchOptions();

  private final PrintStream out;
  private final StartTable table;

  StartCommand(PrintStream out) {
    this.out = out;
    this.table = new StartTable(out);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = options.installation();
    Map<Integer, Path> jdks = Jdks.found();
    for (Subject subject : options.available(subjects, installation, out)) {
      if (subject.isAzurite()) {
        table.add(subject.label() + ", to first answer", "node", startTimes(installation, subject));
      } else {
        for (Map.Entry<Integer, Path> jdk : jdks.entrySet()) {
          Installation onJdk = installation.with(jdk.getValue());
          table.add(
              subject.label() + ", to first answer",
              "JDK " + jdk.getKey(),
              startTimes(onJdk, subject));
        }
      }
    }
    for (Map.Entry<Integer, Path> jdk : jdks.entrySet()) {
      embedded(installation.with(jdk.getValue()), "JDK " + jdk.getKey());
    }
    table.finish(installation.target(), "Start", "start");
    return 0;
  }

  private List<Long> startTimes(Installation installation, Subject subject)
      throws IOException, InterruptedException {
    List<Long> nanos = new ArrayList<>();
    for (int run = 0; run < UNCOUNTED + runs; run++) {
      try (DataFolder data = new DataFolder(installation.target(), subject.label());
          RunningSubject running = RunningSubject.start(installation, subject, data.path())) {
        if (run >= UNCOUNTED) {
          nanos.add(running.startNanos());
        }
      }
    }
    return nanos;
  }

  private void embedded(Installation installation, String runtime)
      throws IOException, InterruptedException {
    List<List<Long>> jvms = new ArrayList<>();
    for (int run = 0; run < UNCOUNTED + runs; run++) {
      List<Long> starts = EmbeddedStart.inFreshJvm(installation).starts();
      if (run >= UNCOUNTED) {
        jvms.add(starts);
      }
    }
    String call = "QueueEmulator.start(), ";
    table.add(
        call + "first in its JVM", runtime, jvms.stream().map(starts -> starts.get(0)).toList());
    table.add(call + "second", runtime, jvms.stream().map(starts -> starts.get(1)).toList());
    table.add(
        call + "third to " + EmbeddedStart.STARTS + "th",
        runtime,
        jvms.stream().flatMap(starts -> starts.stream().skip(2)).toList());
  }
}
