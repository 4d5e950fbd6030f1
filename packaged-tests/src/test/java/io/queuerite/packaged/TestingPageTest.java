package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of {@code docs/testing.md} do what the page says, against the jar. */
@SuppressWarnings("NullAway.Init") // JUnit's to set
class TestingPageTest {
  private static final Path PAGE = Launch.HOME.resolve("docs/testing.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?s)<!-- runs(?:, and prints: ([^\\n]*?))? -->\\n```(sh|js|python)\\n(.*?)\\n```\\n");
  private static final long PATIENCE_SECONDS = 60;

  /** What runs a language, and which file it wants. */
  private static final Map<String, List<String>> INTERPRETERS =
      Map.of(
          "sh", List.of("bash", "-eu", "example.sh"),
          "js", List.of("node", "example.mjs"),
          "python", List.of("python3", "example.py"));

  @TempDir private Path directory;

  /** A piece of the page. */
  record Example(String language, String prints, String code) {
    @Override
    public String toString() {
      return language + ": " + code.lines().findFirst().orElse("");
    }
  }

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher found = EXAMPLE.matcher(Files.readString(PAGE));
    while (found.find()) {
      examples.add(
          new Example(
              found.group(2), Objects.requireNonNullElse(found.group(1), ""), found.group(3)));
    }
    return examples;
  }

  @Test
  void everyMarkedExampleIsFound() throws IOException {
    long marks = Files.readString(PAGE).lines().filter(line -> line.contains("<!-- runs")).count();
    assertThat(examples()).hasSize((int) marks);
    assertThat(examples()).extracting(Example::language).contains("sh", "js", "python");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleRunsAndPrintsWhatThePageSays(Example example) throws Exception {
    List<String> command = Objects.requireNonNull(INTERPRETERS.get(example.language()));
    assumeTrue(isInstalled(command.get(0)), command.get(0) + " is not installed");
    assumeTrue(!example.language().equals("sh") || isInstalled("curl"), "curl is not installed");
    try (JarProcess jar = Launch.in(directory).throwaway().start()) {
      URI account = jar.endpoint();
      String out = run(command, example.code(), account);
      assertThat(out).contains(example.prints());
    }
  }

  private String run(List<String> command, String code, URI account)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve(command.get(command.size() - 1)), code);
    Path log = directory.resolve("example.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile());
    builder.environment().put("QUEUERITE", account.resolve("/_queuerite").toString());
    builder.environment().put("ORDERS", account + "/orders");
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String out = Files.readString(log);
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }

  private static boolean isInstalled(String program) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }
}
