package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image is built and runs. {@code docker/check} does both without an engine and without a
 * registry; what it found out is printed.
 */
@SuppressWarnings("NullAway.Init") // JUnit's to set
class ImageTest {
  private static final int NOT_RUN = 77;
  private static final int OF_THE_IMAGE = 25;

  /** One is enough, unless the machine has much else to do. */
  private static final long PATIENCE_MINUTES = 30;

  @TempDir private Path directory;

  @Test
  void theImageTakesAzuritesPlace() throws Exception {
    Path log = directory.resolve("check.log");
    int code = run(log);
    String out = Files.readString(log).strip();
    System.out.println(out);
    assumeTrue(code != NOT_RUN, out);
    assertThat(code).as(out).isZero();
    assertThat(out).contains("ok: built", "ok: healthy", "ok: a message sent before a restart");
  }

  private int run(Path log) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Launch.HOME.resolve("docker/check").toString())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", jdk().home().toString(),
                "MAVEN", property("consumer.maven"),
                "QUEUERITE_REPOSITORY", property("consumer.upstream"),
                "TMPDIR", directory.toString()));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
          .as("it ends: %s", Files.readString(log))
          .isTrue();
    } finally {
      process.destroy(); // and not forcibly: it has mounts and processes of its own to tidy up
    }
    return process.exitValue();
  }

  /** The one of the Dockerfile where it is installed, else the one that built the project. */
  private static Jdk jdk() {
    return Jdk.all().stream()
        .filter(jdk -> jdk.feature() == OF_THE_IMAGE)
        .filter(jdk -> Files.isExecutable(jdk.home().resolve("bin/jlink")))
        .findFirst()
        .orElseGet(Jdk::current);
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
