package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A machine with a clone of the project and nothing but the tools it is given: which Java and which
 * Maven there are, the test decides. Its Maven notes that it was called and, instead of building,
 * does what the test says.
 */
final class Machine {
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "bash",
          "cat",
          "dirname",
          "find",
          "flock",
          "grep",
          "mkdir",
          "mktemp",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "tail",
          "touch");

  /** A finished run of a script. */
  record Outcome(int exitCode, String out, List<String> errorLines) {}

  final Path clone;
  final Path elsewhere;
  private final Path tools;
  private final Path jdk;
  private final Path calls;

  Machine(Path root) throws IOException {
    clone = Files.createDirectory(root.resolve("a clone"));
    elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    tools = Files.createDirectory(root.resolve("bin"));
    jdk = root.resolve("jdk");
    calls = root.resolve("calls");
    for (String tool : TOOLS) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    for (String file : List.of("queuerite", "check", "pom.xml", "emulator/pom.xml")) {
      Files.createDirectories(clone.resolve(file).getParent());
      Files.copy(Launch.HOME.resolve(file), clone.resolve(file), COPY_ATTRIBUTES);
    }
    Files.createDirectories(clone.resolve("emulator/src/main/java"));
  }

  /** A Java that tells how it was called. */
  Machine withJdk(String version) throws IOException {
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(jdk.resolve("bin/java"), "echo \"java in $PWD:\"; printf '<%s>' \"$@\"");
    script(jdk.resolve("bin/javac"), "exit 1");
    link("java");
    link("javac");
    return this;
  }

  /** A browser and its driver, which are only looked for. */
  Machine withBrowser() throws IOException {
    script(tools.resolve("chromium"), "exit 1");
    script(tools.resolve("chromedriver"), "exit 1");
    return this;
  }

  Machine withoutCompiler() throws IOException {
    Files.delete(jdk.resolve("bin/javac"));
    return this;
  }

  /** A Maven that does {@code work} in the clone where it should build. */
  Machine withMaven(String version, String work) throws IOException {
    script(
        tools.resolve("mvn"),
        "if [ \"$1\" = -v ]; then echo 'Apache Maven "
            + version
            + "'; exit; fi\n"
            + ("echo \"$*\" >>'" + calls + "'\n")
            + work);
    return this;
  }

  /** A Maven that builds the jar. */
  Machine withMaven() throws IOException {
    return withMaven(
        "3.8.7", "echo noise; mkdir -p emulator/target; echo jar >emulator/target/queuerite.jar");
  }

  List<String> mavenCalls() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  Outcome run(Path script, String... arguments) throws IOException, InterruptedException {
    return finish(start(script, arguments));
  }

  Process start(Path script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(elsewhere.toFile())
            .redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    return builder.start();
  }

  static Outcome finish(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out, err.lines().toList());
  }

  private void link(String command) throws IOException {
    Files.createSymbolicLink(tools.resolve(command), jdk.resolve("bin").resolve(command));
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/usr/bin/bash\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
