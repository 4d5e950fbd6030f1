package io.queuerite.packaged;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A Java installation that the jar must run on. */
record Jdk(Path home, int feature) {
  private static final Path DEBIAN_HOMES = Path.of("/usr/lib/jvm");

  /** The one that runs this test. */
  static Jdk current() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** The one that runs this test, and every other of a version we support beside it. */
  static List<Jdk> all() {
    List<Jdk> found = new ArrayList<>(List.of(current()));
    if (Files.isDirectory(DEBIAN_HOMES)) {
      try (Stream<Path> homes = Files.list(DEBIAN_HOMES)) {
        homes
            .filter(home -> !Files.isSymbolicLink(home))
            .filter(home -> Files.isExecutable(home.resolve("bin/java")))
            .map(home -> new Jdk(home, featureOf(home)))
            .filter(jdk -> jdk.feature >= 17 && found.stream().noneMatch(jdk::sameHome))
            .forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  Path java() {
    return home.resolve("bin/java");
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  private boolean sameHome(Jdk other) {
    try {
      return Files.isSameFile(home, other.home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int featureOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release)) {
      return 0;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Runtime.Version.parse(version.startsWith("1.") ? "8" : version).feature();
  }
}
