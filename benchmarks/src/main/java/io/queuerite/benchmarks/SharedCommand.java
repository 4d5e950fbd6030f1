package io.queuerite.benchmarks;

import io.queuerite.benchmarks.load.LoadGenerator;
import io.queuerite.benchmarks.load.Plan;
import io.queuerite.benchmarks.load.QueueClient;
import io.queuerite.benchmarks.load.Tally;
import io.queuerite.benchmarks.load.Workload;
import io.queuerite.benchmarks.report.Table;
import io.queuerite.benchmarks.subject.Installation;
import io.queuerite.benchmarks.subject.RunningSubject;
import io.queuerite.benchmarks.subject.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One emulator on a PostgreSQL, then several, under the same load. */
@Command(
    name = "shared",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures one emulator on a PostgreSQL beside several on it. The generator, the emulators"
            + " and, where it is local, the database share this machine's cores.")
final class SharedCommand implements Callable<Integer> {
  private static final int FILL_CONNECTIONS = 48;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "URL",
      description =
          "jdbc:postgresql://HOST[:PORT]/DATABASE; user and password as QUEUERITE_STORE_USER and"
              + " QUEUERITE_STORE_PASSWORD")
  private String store = "";

  @Option(
      names = "--nodes",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,3",
      description = "emulators on it (default: ${DEFAULT-VALUE})")
  private List<Integer> nodes = List.of();

  @Option(
      names = "--connections",
      split = ",",
      paramLabel = "N",
      defaultValue = "3,48",
      description = "over all emulators (default: ${DEFAULT-VALUE})")
  private List<Integer> connections = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "measured time of each row (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "before the first row of each set of emulators (default: ${DEFAULT-VALUE})")
  private int warmUp;

  @Mixin private BenchOptions options = new BenchOptions();

  private final PrintStream out;
  private final Table table =
      new Table(2, "emulators", "workload", "connections", "operations/s", "p50 ms", "p99 ms");

  SharedCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = options.installation().sharing(store);
    for (int count : nodes) {
      measure(installation, count);
    }
    out.println();
    out.println(table);
    return 0;
  }

  private void measure(Installation installation, int count)
      throws IOException, InterruptedException {
    List<RunningSubject> running = new ArrayList<>();
    try (DataFolder data = new DataFolder(installation.target(), Subject.POSTGRES.label())) {
      for (int i = 0; i < count; i++) {
        running.add(RunningSubject.start(installation, Subject.POSTGRES, data.path()));
      }
      List<InetSocketAddress> addresses = running.stream().map(RunningSubject::address).toList();
      String queue = "bench-%d-%d".formatted(ProcessHandle.current().pid(), count);
      LoadGenerator generator = new LoadGenerator(addresses, queue);
      try (QueueClient client = new QueueClient(addresses.get(0))) {
        client.createQueue(queue);
      }
      generator.run(Workload.PUT, Plan.lasting(Duration.ofSeconds(warmUp), FILL_CONNECTIONS));
      generator.run(
          Workload.GET_DELETE, Plan.lasting(Duration.ofSeconds(warmUp), FILL_CONNECTIONS));
      for (int of : connections) {
        add(count, Workload.PUT, of, generator);
      }
      for (int of : connections) {
        add(count, Workload.GET_DELETE, of, generator);
      }
    } finally {
      running.forEach(RunningSubject::close);
    }
  }

  /** Puts come first, so there is something to be received. */
  private void add(int count, Workload workload, int of, LoadGenerator generator)
      throws IOException, InterruptedException {
    Tally tally = generator.run(workload, Plan.lasting(Duration.ofSeconds(seconds), of));
    if (tally.errors() > 0) {
      throw new IOException(workload.label() + " failed: " + tally.firstError());
    }
    table.add(
        Integer.toString(count),
        workload.label(),
        Integer.toString(of),
        Table.figure(tally.operationsPerSecond()) + (tally.dry() > 0 ? " (ran dry)" : ""),
        Table.figure(tally.millisAt(50)),
        Table.figure(tally.millisAt(99)));
    out.println(
        "%d emulators, %s, %d connections: %s/s"
            .formatted(count, workload.label(), of, Table.figure(tally.operationsPerSecond())));
  }
}
