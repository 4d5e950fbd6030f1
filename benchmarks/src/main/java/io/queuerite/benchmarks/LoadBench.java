package io.queuerite.benchmarks;

import io.queuerite.benchmarks.load.LoadGenerator;
import io.queuerite.benchmarks.load.Plan;
import io.queuerite.benchmarks.load.QueueClient;
import io.queuerite.benchmarks.load.Tally;
import io.queuerite.benchmarks.load.Workload;
import io.queuerite.benchmarks.report.Row;
import io.queuerite.benchmarks.subject.Subject;
import io.queuerite.benchmarks.subject.Usage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One workload against one server that runs already: creates the queue, warms up, fills as needed,
 * measures.
 */
final class LoadBench {
  private static final String QUEUE = "bench";
  private static final int SLICES = 4;
  private static final int PATIENCE = 3;
  private static final long WARM = 500_000;
  private static final Duration REST_AT_MOST = Duration.ofSeconds(60);
  private static final double NOTABLY = 1.05;
  private static final int FILL_CONNECTIONS = 64;
  private static final int TRIES = 6;
  private static final double SPARE = 1.5;

  /** Tells what the server has taken of the machine. */
  @FunctionalInterface
  interface Gauge {
    Usage now() throws IOException;
  }

  private final Subject subject;
  private final Workload workload;
  private final LoadSettings settings;
  private final Gauge gauge;
  private final LoadGenerator generator;
  private final InetSocketAddress address;

  LoadBench(
      Subject subject,
      Workload workload,
      LoadSettings settings,
      InetSocketAddress address,
      Gauge gauge)
      throws IOException {
    this.subject = subject;
    this.workload = workload;
    this.settings = settings;
    this.gauge = gauge;
    generator = new LoadGenerator(address, QUEUE);
    this.address = address;
    try (QueueClient client = new QueueClient(address)) {
      client.createQueue(QUEUE);
    }
  }

  /**
   * Lets the server's compiler, caches and heap come to rest; nothing of it is reported. A JVM
   * compiles for as long as it finds something hot, and on busy cores that takes longer: so on and
   * on while a slice is clearly faster than the best before it.
   */
  void warmUp(int connections) throws IOException, InterruptedException {
    Plan slice = settings.plan(connections, Duration.ZERO, settings.warmUp().dividedBy(SLICES));
    double best = 0;
    long operations = 0;
    for (int done = 1; done <= PATIENCE * SLICES && operations < WARM; done++) {
      Row row = measure(slice);
      if (done >= SLICES && row.operationsPerSecond() < NOTABLY * best) {
        return;
      }
      best = Math.max(best, row.operationsPerSecond());
      operations += row.operations();
    }
  }

  Row measure(int connections) throws IOException, InterruptedException {
    if (!workload.takesMessages() && subject.storesMessages()) {
      empty();
    }
    return measure(settings.plan(connections, settings.settle(), settings.measure()));
  }

  /**
   * Each row of puts begins on an empty queue: what earlier rows put would fill a smaller machine's
   * memory. A server may remove the messages behind the scenes, so wait until it is done.
   */
  private void empty() throws IOException, InterruptedException {
    try (QueueClient client = new QueueClient(address)) {
      client.clear(QUEUE);
    }
    long deadline = System.nanoTime() + REST_AT_MOST.toNanos();
    // Longer than the emulator waits before it begins to remove.
    Duration rest = settings.settle().multipliedBy(3).dividedBy(2);
    Usage before;
    do {
      before = gauge.now();
      Thread.sleep(rest.toMillis());
    } while (gauge.now().serverNanos() - before.serverNanos() > rest.toNanos() / 10
        && System.nanoTime() < deadline);
  }

  /**
   * Runs, and runs again with more messages on the queue when there were too few for a server this
   * fast.
   */
  private Row measure(Plan plan) throws IOException, InterruptedException {
    if (fills()) {
      fillTo(settings.fill());
    }
    int tries = 1;
    while (true) {
      long before = count();
      Usage usageBefore = gauge.now();
      Tally tally = generator.run(workload, plan);
      if (!fills() || tally.dry() == 0 || tally.errors() > 0 || tries == TRIES) {
        return Row.of(
            subject, workload, plan.connections(), before, tally, usageBefore, gauge.now());
      }
      double seconds = plan.settle().plus(plan.measure()).toMillis() / 1e3;
      long taken = workload.messagesFor(SPARE * tally.operationsPerSecond(), seconds);
      fillTo(Math.max(2 * before, taken + settings.fill()));
      tries++;
    }
  }

  private boolean fills() {
    return workload.takesMessages() && subject.storesMessages();
  }

  private long count() throws IOException {
    if (!subject.storesMessages()) {
      return 0;
    }
    // A connection of its own each time: Azurite hangs up on one that is idle for five seconds, as
    // it is during a row.
    try (QueueClient client = new QueueClient(address)) {
      return client.approximateCount(QUEUE);
    }
  }

  private void fillTo(long messages) throws IOException, InterruptedException {
    long missing = messages - count();
    if (missing > 0) {
      Tally tally = generator.run(Workload.PUT, Plan.counting(missing, FILL_CONNECTIONS));
      if (tally.errors() > 0) {
        throw new IOException("could not fill the queue: " + tally.firstError());
      }
    }
  }
}
