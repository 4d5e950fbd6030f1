package io.queuerite.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The sample as a project of its own, built with the Functions Maven plugin as its README says. */
record PluginBuild(Path folder) {
  private static final long MINUTES = 5;

  /** Copies the sample, with its pom but for what only its tests need. */
  static PluginBuild copy(Path folder) throws IOException {
    copy(Path.of("src/main"), folder.resolve("src/main"));
    // What the parent's compiler plugins ask of Maven's own JVM.
    copy(Path.of("../.mvn"), folder.resolve(".mvn"));
    Files.copy(Path.of("host.json"), folder.resolve("host.json"));
    Files.copy(Path.of("local.settings.json.example"), folder.resolve("local.settings.json"));
    Path parent = folder.toRealPath().relativize(Path.of("../pom.xml").toRealPath());
    String pom =
        Files.readString(Path.of("pom.xml"))
            .replaceAll(
                "(?s)<dependency>(?:(?!</dependency>).)*<scope>test</scope>.*?</dependency>", "")
            .replaceFirst("</parent>", "<relativePath>" + parent + "</relativePath></parent>");
    Files.writeString(folder.resolve("pom.xml"), pom);
    return new PluginBuild(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  /** Adds a class of these tests to the app. */
  PluginBuild with(Class<?> function) throws IOException {
    String file = function.getName().replace('.', '/') + ".java";
    Files.copy(Path.of("src/test/java", file), folder.resolve("src/main/java").resolve(file));
    return this;
  }

  /** The staging folder's file of a function. */
  String functionJson(String function) throws IOException {
    return Files.readString(staged().resolve(function).resolve("function.json"));
  }

  Path staged() {
    return folder.resolve("target/azure-functions/queuerite-sample");
  }

  /**
   * What Maven says.
   *
   * @throws TestAbortedException where the plugin cannot be had
   */
  String run(boolean succeeds) throws IOException, InterruptedException {
    Path log = folder.resolve("build.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                property("sample.maven"),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + property("sample.repository"),
                "-Dspotless.check.skip",
                "-Pazure-functions",
                "package")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log);
    if (said.contains("azure-functions-maven-plugin") && said.contains("could not be resolved")) {
      throw new TestAbortedException("the Functions Maven plugin cannot be had:\n" + said);
    }
    assertThat(process.exitValue() == 0).as(said).isEqualTo(succeeds);
    return said;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
