package io.queuerite.benchmarks;

import io.queuerite.benchmarks.load.QueueClient;
import io.queuerite.benchmarks.subject.Installation;
import io.queuerite.emulator.QueueEmulator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts emulators one after the other in a JVM of their own, as a test suite does, and prints how
 * long each call took.
 */
final class EmbeddedStart {
  static final int STARTS = 10;

  private EmbeddedStart() {}

  /** The nanoseconds of each start, in order. */
  static List<Long> inFreshJvm(Installation installation) throws IOException, InterruptedException {
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
    return printed.lines().map(Long::valueOf).toList();
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
    started.forEach(QueueEmulator::close);
  }

  static InetSocketAddress address(QueueEmulator emulator) {
    return new InetSocketAddress(emulator.endpoint().getHost(), emulator.endpoint().getPort());
  }
}
