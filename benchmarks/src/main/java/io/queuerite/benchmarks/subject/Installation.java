package io.queuerite.benchmarks.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the servers are on this machine, and how each is started.
 *
 * @param java the JVM that runs the emulator and the constant server
 * @param emulatorJar the runnable jar
 * @param target the build folder, for data, logs and Azurite
 * @param jvmOptions for the emulator and the constant server
 * @param store a PostgreSQL database for emulators to share; null for none
 */
public record Installation(
    Path java, Path emulatorJar, Path target, List<String> jvmOptions, @Nullable String store) {

  public Installation with(Path otherJava) {
    return new Installation(otherJava, emulatorJar, target, jvmOptions, store);
  }

  public Installation with(List<String> otherJvmOptions) {
    return new Installation(java, emulatorJar, target, List.copyOf(otherJvmOptions), store);
  }

  /** With a database for emulators to share; whoever names it has read who is let in. */
  public Installation sharing(String database) {
    return new Installation(java, emulatorJar, target, jvmOptions, database);
  }

  /** The running JVM and the jar that the build has left beside this module. */
  public static Installation found(Path root) throws IOException {
    Path jar = root.resolve("emulator/target/queuerite.jar");
    if (!Files.exists(jar)) {
      throw new IOException("no " + jar + " (expected: the build has made it; ./bench does)");
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Installation(java, jar, root.resolve("benchmarks/target"), List.of(), null);
  }

  List<String> command(Subject subject, int port, Path data) {
    return switch (subject) {
      case CONSTANT -> constant(port);
      case MEMORY -> emulator(port, "--in-memory-persistence");
      case COMMIT, RELAXED, FSYNC ->
          emulator(port, "--location", data.toString(), "--durability", subject.label());
      case POSTGRES ->
          emulator(port, "--store", Objects.requireNonNull(store, "store: expected a database"));
      case AZURITE_MEMORY -> azurite(port, "--inMemoryPersistence");
      case AZURITE_FILE -> azurite(port, "--location", data.toString());
    };
  }

  /** A JVM of its own for a class on this very class path. */
  public List<String> mainOfThisBuild(Class<?> main) {
    List<String> command = jvm();
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }

  private List<String> constant(int port) {
    List<String> command = jvm();
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ConstantServer.class.getName()));
    command.addAll(List.of(Integer.toString(port), "1"));
    return command;
  }

  private List<String> emulator(int port, String... options) {
    List<String> command = jvm();
    command.addAll(List.of("-jar", emulatorJar.toString(), "--queue-port", Integer.toString(port)));
    command.addAll(List.of(options));
    return command;
  }

  private List<String> azurite(int port, String... options) {
    List<String> command = new ArrayList<>(List.of("node", Azurite.main(target).toString()));
    command.addAll(List.of("--queuePort", Integer.toString(port), "--silent"));
    command.addAll(List.of("--skipApiVersionCheck", "--disableTelemetry"));
    command.addAll(List.of(options));
    return command;
  }

  private List<String> jvm() {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(jvmOptions);
    return command;
  }
}
