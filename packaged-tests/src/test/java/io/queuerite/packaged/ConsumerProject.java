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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A project outside of this build, and what its own Maven makes of it. */
record ConsumerProject(Path directory) {
  private static final Path CONSUMERS = Path.of("src/test/consumers").toAbsolutePath();
  private static final Pattern VERSION = Pattern.compile("\\$\\{(consumer\\.[a-z.]+)}");
  private static final long MINUTES = 5;

  /** Copies a project out of this build. */
  static ConsumerProject copy(String name, Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(CONSUMERS.resolve(name))) {
      for (Path file : files.toList()) {
        Path copy = directory.resolve(CONSUMERS.resolve(name).relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.writeString(copy, withVersions(Files.readString(file)));
        }
      }
    }
    return new ConsumerProject(directory);
  }

  /** Maven takes no version of a parent from the command line: so versions are written in. */
  private static String withVersions(String text) {
    return VERSION
        .matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(property(name.group(1))));
  }

  /** Has Maven build it, up to a phase, from this pom. */
  List<String> build(String pom, String phase) throws IOException, InterruptedException {
    return run(
        List.of(
            property("consumer.maven"),
            "--batch-mode",
            "--no-transfer-progress",
            "--global-settings=" + CONSUMERS.resolve("settings.xml"),
            "--file=" + pom,
            "-Dmaven.repo.local=" + property("consumer.repository"),
            "-Dconsumer.upstream=" + Path.of(property("consumer.upstream")).toUri(),
            phase));
  }

  /** Runs its main class on its runtime classpath. */
  String run() throws IOException, InterruptedException {
    String classpath =
        directory.resolve("target/classes")
            + File.pathSeparator
            + Files.readString(directory.resolve("target/runtime.classpath"));
    List<String> lines =
        run(List.of(Jdk.current().java().toString(), "-cp", classpath, "consumer.SendAndReceive"));
    return lines.get(lines.size() - 1);
  }

  /** The jars on one of its classpaths, by name. */
  List<String> jars(String scope) throws IOException {
    String classpath = Files.readString(directory.resolve("target/" + scope + ".classpath"));
    return Stream.of(classpath.split(File.pathSeparator, -1))
        .filter(jar -> !jar.isBlank())
        .map(jar -> Path.of(jar).getFileName().toString())
        .toList();
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

  static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
