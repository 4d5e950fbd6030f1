package io.queuerite.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How to start the runnable jar: on which JDK, where, with which arguments and environment. */
record Launch(Jdk jdk, Path directory, List<String> arguments, Map<String, String> environment) {
  static final Path HOME = Path.of(Objects.requireNonNull(System.getProperty("queuerite.home")));
  static final Path JAR = HOME.resolve("emulator/target/queuerite.jar");

  /** On a free port; {@code directory} is the working directory. */
  static Launch in(Path directory) {
    return on(Jdk.current(), directory);
  }

  static Launch on(Jdk jdk, Path directory) {
    return new Launch(jdk, directory, List.of(), Map.of());
  }

  Launch with(Object... more) {
    return new Launch(
        jdk,
        directory,
        Stream.concat(arguments.stream(), Stream.of(more).map(Object::toString)).toList(),
        environment);
  }

  Launch withEnvironment(String name, Object value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value.toString());
    return new Launch(jdk, directory, arguments, more);
  }

  /** On any free port, keeping nothing. */
  Launch throwaway() {
    return with("--queue-port", 0, "--in-memory-persistence");
  }

  JarProcess start() {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    // A locale and a zone that nobody chose break whatever depends on one.
    command.addAll(
        List.of(
            "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Apia", "-Xmx256m"));
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(arguments);
    try {
      Path out = Files.createTempFile("queuerite", ".out");
      Path err = Files.createTempFile("queuerite", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeIf(Launch::wouldInterfere);
      builder.environment().putAll(environment);
      return new JarProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new IllegalStateException("could not start " + command, e);
    }
  }

  private static boolean wouldInterfere(String variable) {
    return variable.startsWith("QUEUERITE_")
        || variable.startsWith("AZURITE_")
        || variable.contains("JAVA_TOOL_OPTIONS")
        || variable.equals("_JAVA_OPTIONS");
  }
}
