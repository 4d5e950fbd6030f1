package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects outside of this build that depend on the emulator. Inside of it, what the parent manages
 * would hide from us what a user's Maven makes of our dependencies beside the SDK's.
 */
class ConsumerProjectTest {
  private static final Path CONSUMERS = Path.of("src/test/consumers").toAbsolutePath();
  private static final long MINUTES = 5;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  @SuppressWarnings("NullAway.Init") // JUnit's to set
  private Path directory;

  @Test
  void theSdkWorksBesideTheEmulatorDeclaredFirst() throws Exception {
    Path project = build("azure-sdk", "emulator-first.xml");
    assertThat(run(project)).isEqualTo("received: hello");
    assertThatNothingOfOursIsOnTheCompileClasspath(project);
  }

  @Test
  void theSdkWorksBesideTheEmulatorDeclaredLast() throws Exception {
    Path project = build("azure-sdk", "sdk-first.xml");
    assertThat(run(project)).isEqualTo("received: hello");
    assertThatNothingOfOursIsOnTheCompileClasspath(project);
  }

  @Test
  void theEmulatorRunsWhereABuildForcesNetty42() throws Exception {
    Path project = build("netty-4.2", "pom.xml");
    assertThat(run(project)).isEqualTo("received: hello");
    assertThat(jars(project, "runtime"))
        .filteredOn(jar -> jar.startsWith("netty-"))
        .isNotEmpty()
        .allMatch(jar -> jar.contains(property("consumer.netty")));
    assertThatNothingOfOursIsOnTheCompileClasspath(project);
  }

  private static void assertThatNothingOfOursIsOnTheCompileClasspath(Path project)
      throws IOException {
    assertThat(jars(project, "compile"))
        .anyMatch(jar -> jar.startsWith("queuerite-emulator-"))
        .noneMatch(jar -> jar.matches("(picocli|logback|junit|opentest4j|assertj|postgresql).*"));
  }

  /** The jars on a classpath of the project, by name. */
  private static List<String> jars(Path project, String scope) throws IOException {
    String classpath = Files.readString(project.resolve("target/" + scope + ".classpath"));
    return Stream.of(classpath.split(File.pathSeparator, -1))
        .map(jar -> Path.of(jar).getFileName().toString())
        .toList();
  }

  /** Copies a project out of this build and has Maven build it. */
  private Path build(String name, String pom) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(CONSUMERS.resolve(name))) {
      for (Path file : files.toList()) {
        Path copy = directory.resolve(CONSUMERS.resolve(name).relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    List<String> command =
        List.of(
            property("consumer.maven"),
            "--batch-mode",
            "--no-transfer-progress",
            "--global-settings=" + CONSUMERS.resolve("settings.xml"),
            "--file=" + pom,
            "-Dmaven.repo.local=" + property("consumer.repository"),
            "-Dconsumer.upstream=" + Path.of(property("consumer.upstream")).toUri(),
            "-Dconsumer.queuerite=" + property("queuerite.version"),
            "-Dconsumer.sdk=" + property("consumer.sdk"),
            "-Dconsumer.netty=" + property("consumer.netty"),
            "compile");
    run(command);
    return directory;
  }

  private String run(Path project) throws IOException, InterruptedException {
    String classpath =
        project.resolve("target/classes")
            + File.pathSeparator
            + Files.readString(project.resolve("target/runtime.classpath"));
    List<String> lines =
        run(List.of(Jdk.current().java().toString(), "-cp", classpath, "consumer.SendAndReceive"));
    return lines.get(lines.size() - 1);
  }

  /** A mixture of two lines of Netty does not fail, it hangs: hence the patience that ends. */
  private List<String> run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(directory, "consumer", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
          .as("%s ends; so far it said:%n%s", command, Files.readString(log))
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(log);
    assertThat(process.exitValue()).as("%s:%n%s", command, String.join("\n", lines)).isZero();
    return lines;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
