package io.queuerite.benchmarks;

import io.queuerite.benchmarks.subject.Azurite;
import io.queuerite.benchmarks.subject.Installation;
import io.queuerite.benchmarks.subject.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What all commands take. */
final class BenchOptions {
  /** Set by the script, so that it works from any folder. */
  private static final String ROOT = "bench.root";

  @Option(
      names = "--jvm",
      paramLabel = "OPTIONS",
      description =
          "JVM options for the servers on Java, in one argument: --jvm '-Xmx256m -XX:+UseSerialGC'")
  private String jvm = "";

  Installation installation() throws IOException {
    Path root = Path.of(System.getProperty(ROOT, ".")).toAbsolutePath().normalize();
    List<String> options = jvm.isBlank() ? List.of() : List.of(jvm.strip().split("\\s+", -1));
    return Installation.found(root).with(options);
  }

  /** The chosen servers without those that cannot be had here; says so. */
  List<Subject> available(List<Subject> chosen, Installation installation, PrintStream out)
      throws IOException, InterruptedException {
    if (chosen.stream().noneMatch(Subject::isAzurite) || Azurite.install(installation.target())) {
      return chosen;
    }
    out.println(
        "Azurite is left out: it needs node and npm, and npm could not install it (target/logs/npm.log)");
    return chosen.stream().filter(subject -> !subject.isAzurite()).toList();
  }
}
