package io.queuerite.benchmarks;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import io.queuerite.benchmarks.report.Document;
import io.queuerite.benchmarks.report.Machine;
import io.queuerite.benchmarks.report.Table;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.functions.FunctionsHost;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Messages a second through a function that does nothing. A listener asks for sixteen messages, one
 * receive after the other, so what those receives alone bring in is the ceiling that the polling
 * rules set.
 */
@Command(
    name = "functions",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Times a no-op queue function with default settings, beside the ceiling that the polling"
            + " rules set: receives of 16, one after the other. All in one JVM.")
final class FunctionsCommand implements Callable<Integer> {
  private static final int BATCH = 16;
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Option(
      names = "--messages",
      defaultValue = "20000",
      description = "in the queue for each run (default: ${DEFAULT-VALUE})")
  private int messages;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "counted, after one that is not (default: ${DEFAULT-VALUE})")
  private int runs;

  @Mixin private BenchOptions options = new BenchOptions();

  private final PrintStream out;

  FunctionsCommand(PrintStream out) {
    this.out = out;
  }

  private record Result(String what, long messagesPerSecond, double ofCeiling) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    long ceiling = 0;
    long host = 0;
    for (int run = 0; run <= runs; run++) {
      long received = receivesAlone();
      long done = noOp();
      out.printf(Locale.ROOT, "receives alone %,d/s, no-op function %,d/s%n", received, done);
      if (run > 0) {
        ceiling = Math.max(ceiling, received);
        host = Math.max(host, done);
      }
    }
    List<Result> results =
        List.of(
            new Result("receives of 16, one after the other", ceiling, 1),
            new Result("no-op function, default settings", host, (double) host / ceiling));
    Table table = new Table(1, "what", "messages/s", "of ceiling");
    results.forEach(
        row ->
            table.add(
                row.what(),
                String.format(Locale.ROOT, "%,d", row.messagesPerSecond()),
                String.format(Locale.ROOT, "%.2f", row.ofCeiling())));
    out.println(table);
    new Document("Functions", Machine.here(), table.toString(), new ArrayList<>(results))
        .write(options.installation().target(), "functions");
    return 0;
  }

  private void fill(QueueEmulator emulator) {
    emulator.queue(NoOp.QUEUE).create();
    for (int i = 0; i < messages; i++) {
      emulator.queue(NoOp.QUEUE).put("aGVsbG8=");
    }
  }

  private long receivesAlone() {
    try (QueueEmulator emulator = QueueEmulator.builder().journal(0).start()) {
      fill(emulator);
      QueueClient queue =
          new QueueClientBuilder()
              .connectionString(emulator.connectionString())
              .queueName(NoOp.QUEUE)
              .buildClient();
      long start = System.nanoTime();
      long received = 0;
      for (long more = 1; more > 0; received += more) {
        more = queue.receiveMessages(BATCH, LEASE, null, Context.NONE).stream().count();
      }
      return perSecond(received, start);
    }
  }

  private long noOp() {
    try (QueueEmulator emulator = QueueEmulator.builder().journal(0).start()) {
      fill(emulator);
      long start = System.nanoTime();
      try (FunctionsHost host =
          FunctionsHost.builder().app(NoOp.class).emulator(emulator).start()) {
        host.awaitInvocations("NoOp", messages, PATIENCE);
        return perSecond(messages, start);
      }
    }
  }

  private static long perSecond(long count, long startNanos) {
    return Math.round(count / ((System.nanoTime() - startNanos) / 1e9));
  }
}
