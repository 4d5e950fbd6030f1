package io.queuerite.benchmarks;

import io.queuerite.benchmarks.load.LoadGenerator;
import io.queuerite.benchmarks.load.Plan;
import io.queuerite.benchmarks.load.QueueClient;
import io.queuerite.benchmarks.load.StepTimer;
import io.queuerite.benchmarks.load.Tally;
import io.queuerite.benchmarks.load.Workload;
import io.queuerite.benchmarks.report.Table;
import io.queuerite.benchmarks.subject.Installation;
import io.queuerite.benchmarks.subject.RunningSubject;
import io.queuerite.benchmarks.subject.Subject;
import io.queuerite.benchmarks.subject.Usage;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The emulator on a file: a short queue alone, then a deep queue and the short one in turns, so
 * that both meet the same warm code, the same file and the same moment of the machine; then a clean
 * restart and one after SIGKILL.
 */
final class DepthBench implements AutoCloseable {
  static final int SHALLOW = 100;
  private static final int WARM_UP = 20_000;
  private static final int ROUND = 100;
  private static final int FILL_CONNECTIONS = 64;
  private static final int SLICES = 10;

  private final Installation installation;
  private final long messages;
  private final int samples;
  private final PrintStream out;
  private final DataFolder data;
  private final Map<String, Double> facts = new LinkedHashMap<>();
  private final Steps alone = new Steps();
  private final Steps shallow = new Steps();
  private final Steps deep = new Steps();
  private RunningSubject running;

  DepthBench(Installation installation, long messages, int samples, PrintStream out)
      throws IOException, InterruptedException {
    this.installation = installation;
    this.messages = messages;
    this.samples = samples;
    this.out = out;
    data = new DataFolder(installation.target(), "depth");
    running = RunningSubject.start(installation, Subject.COMMIT, data.path());
  }

  void run() throws IOException, InterruptedException {
    try (QueueClient client = new QueueClient(running.address())) {
      client.createQueue("shallow");
      client.createQueue("deep");
    }
    fill("shallow", SHALLOW);
    try (StepTimer timer = new StepTimer(running.address(), "shallow")) {
      new Steps().sample(timer, WARM_UP);
      alone.sample(timer, samples);
    }
    say("warm: receive at depth 100 takes " + Table.figure(alone.medianReceiveMicros()) + " us");
    fillDeep();
    takeTurns();
    remember();
    reopen("SIGTERM", running.stop());
    long begin = System.nanoTime();
    running.kill();
    reopen("SIGKILL", System.nanoTime() - begin);
  }

  /** What was measured, in order. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>(facts);
    figures.put("alone", alone.figures());
    figures.put("shallow", shallow.figures());
    figures.put("deep", deep.figures());
    return figures;
  }

  String text() {
    Table times =
        new Table(
            1,
            "queue",
            "receive p50 us",
            "p99 us",
            "delete p50 us",
            "p99 us",
            "put p50 us",
            "p99 us");
    alone.addTo(times, SHALLOW + " messages, alone in the file");
    shallow.addTo(times, SHALLOW + " messages, beside the deep queue");
    deep.addTo(times, Table.count(messages) + " messages");
    deep.addRatioTo(times, "deep / alone", alone);
    deep.addRatioTo(times, "deep / beside", shallow);
    Table others = new Table(1, "fact", "value");
    facts.forEach((name, value) -> others.add(name, Table.figure(value)));
    return times + "\n" + others;
  }

  @Override
  public void close() throws IOException {
    running.close();
    data.close();
  }

  private void fillDeep() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    for (int slice = 0; slice < SLICES; slice++) {
      double rate = fill("deep", messages / SLICES);
      say(
          "filled to %s of %s at %s/s"
              .formatted(
                  Table.count((slice + 1) * (messages / SLICES)),
                  Table.count(messages),
                  Table.figure(rate)));
    }
    facts.put("fill, messages/s", messages * 1e9 / (System.nanoTime() - begin));
  }

  private double fill(String queue, long count) throws IOException, InterruptedException {
    LoadGenerator generator = new LoadGenerator(running.address(), queue);
    Tally tally = generator.run(Workload.PUT, Plan.counting(count, FILL_CONNECTIONS));
    if (tally.errors() > 0) {
      throw new IOException("could not fill " + queue + ": " + tally.firstError());
    }
    return tally.operationsPerSecond();
  }

  private void takeTurns() throws IOException {
    Usage before = running.usage();
    long begin = System.nanoTime();
    try (StepTimer shallowTimer = new StepTimer(running.address(), "shallow");
        StepTimer deepTimer = new StepTimer(running.address(), "deep")) {
      for (int done = 0; done < samples; done += ROUND) {
        shallow.sample(shallowTimer, ROUND);
        deep.sample(deepTimer, ROUND);
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    facts.put(
        "cores taken by others meanwhile", running.usage().othersSince(before) / 1e9 / seconds);
    say(
        "receive at depth %s takes %s us"
            .formatted(Table.count(messages), Table.figure(deep.medianReceiveMicros())));
  }

  private void remember() throws IOException {
    Usage usage = running.usage();
    facts.put("RSS, MiB", (double) usage.residentMiB());
    facts.put("peak RSS, MiB", (double) usage.peakMiB());
    facts.put("file, MiB", mebibytes(data.bytes()));
  }

  /** Starts again on the same file; every acknowledged message must be there. */
  private void reopen(String after, long stopNanos) throws IOException, InterruptedException {
    facts.put("end by " + after + ", ms", stopNanos / 1e6);
    facts.put("file after " + after + ", MiB", mebibytes(data.bytes()));
    running = RunningSubject.start(installation, Subject.COMMIT, data.path());
    facts.put("reopened to first answer after " + after + ", ms", running.startNanos() / 1e6);
    Steps first = new Steps();
    try (QueueClient client = new QueueClient(running.address());
        StepTimer timer = new StepTimer(running.address(), "deep")) {
      long count = client.approximateCount("deep");
      if (count != messages) {
        throw new IOException(
            "after %s: %s messages (expected: %s)"
                .formatted(after, Table.count(count), Table.count(messages)));
      }
      first.sample(timer, 1);
    }
    facts.put("first receive after " + after + ", ms", first.medianReceiveMicros() / 1e3);
    say("reopened after %s in %s ms".formatted(after, Table.figure(running.startNanos() / 1e6)));
  }

  private static double mebibytes(long bytes) {
    return bytes / 1048576.0;
  }

  private void say(String line) {
    out.println(line);
  }
}
