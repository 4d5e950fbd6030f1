package io.queuerite.benchmarks;

import io.queuerite.benchmarks.load.QueueClient;
import io.queuerite.benchmarks.subject.Installation;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts emulators one after the other in a JVM of their own, as a test suite does, then resets one
 * again and again, and prints how long each call took.
 */
final class EmbeddedStart {
  static final int STARTS = 10;
  static final int RESETS = 10;

  /** What a test leaves behind: some queues, some messages. */
  private static final int QUEUES = 3;

  private static final int MESSAGES = 10;

  /** The nanoseconds of each call, in order. */
  record Times(List<Long> starts, List<Long> resets) {}

  private EmbeddedStart() {}

  static Times inFreshJvm(Installation installation) throws IOException, InterruptedException {
    Path log =
        Files.createDirectories(installation.target().resolve("logs")).resolve("embedded.log");
    Process process =
        new ProcessBuilder(installation.mainOfThisBuild(EmbeddedStart.class))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the JVM that starts emulators failed, see " + log);
    }
    List<Long> nanos = printed.lines().map(Long::valueOf).toList();
    return new Times(nanos.subList(0, STARTS), nanos.subList(STARTS, STARTS + RESETS));
  }

  public static void main(String[] args) throws IOException {
    List<QueueEmulator> started = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      long begin = System.nanoTime();
      QueueEmulator emulator = QueueEmulator.start();
      System.out.println(System.nanoTime() - begin);
      started.add(emulator);
      // A start that hands back an emulator which does not answer yet would be no start.
      try (QueueClient client = new QueueClient(address(emulator))) {
        client.ping();
      }
    }
    for (int i = 0; i < RESETS; i++) {
      QueueEmulator emulator = started.get(0);
      use(emulator);
      long begin = System.nanoTime();
      emulator.reset();
      System.out.println(System.nanoTime() - begin);
      if (!emulator.queueNames().isEmpty()) {
        throw new IOException("a reset left queues behind: " + emulator.queueNames());
      }
    }
    started.forEach(QueueEmulator::close);
  }

  private static void use(QueueEmulator emulator) throws IOException {
    try (QueueClient client = new QueueClient(address(emulator))) {
      for (int queue = 0; queue < QUEUES; queue++) {
        client.createQueue("orders-" + queue);
        for (int message = 0; message < MESSAGES; message++) {
          emulator.queue("orders-" + queue).put("message " + message);
        }
      }
    }
    emulator.clock().advance(Duration.ofHours(1));
    emulator.faults().add(Fault.serverBusy());
  }

  static InetSocketAddress address(QueueEmulator emulator) {
    return new InetSocketAddress(emulator.endpoint().getHost(), emulator.endpoint().getPort());
  }
}
