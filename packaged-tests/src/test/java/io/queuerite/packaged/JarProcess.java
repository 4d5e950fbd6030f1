package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The runnable jar as a child process: what it says and how it ends. Closing kills it. */
final class JarProcess implements AutoCloseable {
  private static final Pattern ENDPOINT = Pattern.compile("Endpoint\\s+(https?://\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Path out;
  private final Path err;

  JarProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Waits for the banner, to its last line, and takes the endpoint from it. */
  URI endpoint() {
    await(text -> text.contains("successfully listening"));
    Matcher matcher = ENDPOINT.matcher(out());
    assertThat(matcher.find())
        .as("an endpoint in the banner; stdout: <%s> stderr: <%s>", out(), err())
        .isTrue();
    return URI.create(matcher.group(1));
  }

  /** Waits until what was printed is what is waited for, or the process ends. */
  void await(Predicate<String> there) {
    Awaitility.await()
        .alias("it is printed, or the process ends")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> there.test(out()) || !process.isAlive());
  }

  QueueClient client() {
    return new QueueClient(endpoint());
  }

  /** Waits for the end that is due by itself, and gives the exit code. */
  int exitCode() {
    return exitCode(PATIENCE);
  }

  int exitCode(Duration within) {
    try {
      assertThat(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS))
          .as("ends within %s; stdout: <%s> stderr: <%s>", within, out(), err())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void terminate() {
    process.destroy();
  }

  /** {@code kill -9}; returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  List<String> errorLines() {
    return err().lines().toList();
  }

  @Override
  public void close() {
    kill();
    try {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
