package io.queuerite.benchmarks.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JDKs that a start is timed on: the one that runs this, and a 17 and a 25 where they are
 * found.
 */
public final class Jdks {
  private static final Path SHELF = Path.of("/usr/lib/jvm");
  private static final List<Integer> WANTED = List.of(17, 25);

  private Jdks() {}

  /**
   * The path of each {@code java}, by feature version; JAVA_HOME_17 and JAVA_HOME_25 go before what
   * lies on the shelf.
   */
  public static SortedMap<Integer, Path> found() throws IOException {
    SortedMap<Integer, Path> found = new TreeMap<>();
    found.put(Runtime.version().feature(), java(Path.of(System.getProperty("java.home"))));
    for (Path home : homes(System.getenv())) {
      int feature = feature(home);
      if (WANTED.contains(feature)) {
        found.putIfAbsent(feature, java(home));
      }
    }
    return found;
  }

  private static List<Path> homes(Map<String, String> environment) throws IOException {
    List<Path> homes = new ArrayList<>();
    for (int version : WANTED) {
      String home = environment.get("JAVA_HOME_" + version);
      if (home != null) {
        homes.add(Path.of(home));
      }
    }
    if (Files.isDirectory(SHELF)) {
      try (Stream<Path> shelf = Files.list(SHELF)) {
        homes.addAll(shelf.sorted().toList());
      }
    }
    return homes;
  }

  private static int feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(java(home))) {
      return 0;
    }
    for (String line : Files.readAllLines(release)) {
      if (line.startsWith("JAVA_VERSION=")) {
        return Runtime.Version.parse(line.replaceAll("^JAVA_VERSION=\"?|\"$", "")).feature();
      }
    }
    return 0;
  }

  private static Path java(Path home) {
    return home.resolve("bin/java");
  }
}
