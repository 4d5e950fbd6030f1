package io.queuerite.benchmarks.subject;

import io.queuerite.benchmarks.load.QueueClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server as a child process, from its start to its end. */
public final class RunningSubject implements AutoCloseable {
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 30;

  private final Process process;
  private final InetSocketAddress address;
  private final Thread reaper;
  private long startNanos;

  private RunningSubject(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
    // A benchmark that is interrupted leaves no server behind.
    reaper = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /** Starts the server on a free port and returns once it has answered a request. */
  public static RunningSubject start(Installation installation, Subject subject, Path data)
      throws IOException, InterruptedException {
    Path log =
        Files.createDirectories(installation.target().resolve("logs"))
            .resolve(subject.label() + ".log");
    Files.createDirectories(data);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    List<String> command = installation.command(subject, address.getPort(), data);
    ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
    forget(builder.environment());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    long begin = System.nanoTime();
    RunningSubject running = new RunningSubject(builder.start(), address);
    running.awaitAnswer(log);
    running.startNanos = System.nanoTime() - begin;
    return running;
  }

  public InetSocketAddress address() {
    return address;
  }

  /** From just before the process was started to its first answer. */
  public long startNanos() {
    return startNanos;
  }

  public Usage usage() throws IOException {
    return Usage.of(process.toHandle());
  }

  /** Ends the server as a user would, by SIGTERM; how long that took. */
  public long stop() throws InterruptedException {
    return end(process::destroy);
  }

  /** Ends the server by SIGKILL: it can do nothing more. */
  public void kill() throws InterruptedException {
    end(process::destroyForcibly);
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private long end(Runnable signal) throws InterruptedException {
    long begin = System.nanoTime();
    signal.run();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    long took = System.nanoTime() - begin;
    Runtime.getRuntime().removeShutdownHook(reaper);
    return took;
  }

  private void awaitAnswer(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try (QueueClient client = new QueueClient(address)) {
        client.ping();
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          kill();
          throw new IOException("the server did not start, see " + log, notYet);
        }
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  /** Settings of the user's own emulators do not reach the servers under measurement. */
  private static void forget(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name ->
                (name.startsWith("QUEUERITE_") && !letsIn(name)) || name.startsWith("AZURITE_"));
  }

  /** User and password of a database have no other way. */
  private static boolean letsIn(String variable) {
    return variable.startsWith("QUEUERITE_STORE_");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
