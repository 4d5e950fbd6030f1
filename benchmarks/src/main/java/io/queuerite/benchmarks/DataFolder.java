package io.queuerite.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An empty folder below the build folder for one server's data. */
final class DataFolder implements AutoCloseable {
  private final Path path;

  DataFolder(Path target, String name) throws IOException {
    path = target.resolve("data").resolve(name);
    close();
    Files.createDirectories(path);
  }

  Path path() {
    return path;
  }

  long bytes() throws IOException {
    long sum = 0;
    for (Path file : files()) {
      sum += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return sum;
  }

  @Override
  public void close() throws IOException {
    for (Path file : files()) {
      Files.deleteIfExists(file);
    }
  }

  /** Everything in it and itself, the deepest first. */
  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }
}
