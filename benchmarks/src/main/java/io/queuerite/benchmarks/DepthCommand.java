package io.queuerite.benchmarks;

import io.queuerite.benchmarks.report.Document;
import io.queuerite.benchmarks.report.Machine;
import io.queuerite.benchmarks.report.Table;
import io.queuerite.benchmarks.subject.Installation;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether the cost of a message depends on how many there are. */
@Command(
    name = "depth",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Fills a queue on a file, and times receive, delete and reopening beside those of a short queue.")
final class DepthCommand implements Callable<Integer> {
  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "on the deep queue (default: ${DEFAULT-VALUE})")
  private long messages;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "256m",
      description = "-Xmx of the emulator (default: ${DEFAULT-VALUE})")
  private String heap = "";

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "4000",
      description = "of each operation on each queue (default: ${DEFAULT-VALUE})")
  private int samples;

  @Mixin private BenchOptions options = new BenchOptions();

  private final PrintStream out;

  DepthCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation found = options.installation();
    List<String> jvm = new ArrayList<>(found.jvmOptions());
    jvm.add("-Xmx" + heap);
    try (DepthBench bench = new DepthBench(found.with(jvm), messages, samples, out)) {
      bench.run();
      out.println();
      out.println(bench.text());
      String setting = Table.count(messages) + " messages of 1 KiB, JVM options " + jvm + "\n\n";
      new Document("Depth", Machine.here(), setting + bench.text(), bench.figures())
          .write(found.target(), "depth");
      return 0;
    }
  }
}
