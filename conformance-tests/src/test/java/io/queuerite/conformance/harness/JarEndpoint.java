package io.queuerite.conformance.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The runnable jar as a child process, on a port of its own choice that its banner tells. */
final class JarEndpoint extends RemoteEndpoint {
  private static final Pattern BANNER =
      Pattern.compile("Endpoint\\s+(https?://\\S+/devstoreaccount1)");

  private final Process process;

  private JarEndpoint(URI uri, Process process) {
    super(uri);
    this.process = process;
  }

  static JarEndpoint start(Setup setup) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = System.getProperty("queuerite.jar", "../emulator/target/queuerite.jar");
    List<String> line = new ArrayList<>(List.of(java, "-Xmx512m", "-jar", jar));
    line.addAll(List.of("--queue-port", "0", "--in-memory-persistence"));
    line.addAll(setup.arguments());
    ProcessBuilder command =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = command.start();
      // The test JVM may die without closing anything; the child must not outlive it.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return new JarEndpoint(readBanner(process), process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI readBanner(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      Matcher banner = BANNER.matcher(line);
      if (banner.find()) {
        drain(output);
        return URI.create(banner.group(1));
      }
    }
    throw new IllegalStateException("the jar ended without telling its endpoint:\n" + seen);
  }

  /** A child whose pipe is full would stand still. */
  private static void drain(BufferedReader output) {
    Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "jar-output");
    drain.setDaemon(true);
    drain.start();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the jar did not end within 5 s of SIGTERM");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
