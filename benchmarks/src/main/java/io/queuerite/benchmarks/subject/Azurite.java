package io.queuerite.benchmarks.subject;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The peer, from the npm registry, in a pinned version. */
public final class Azurite {
  public static final String VERSION = "3.37.0";
  private static final int INSTALL_MINUTES = 5;

  private Azurite() {}

  static Path main(Path target) {
    return target.resolve("azurite/node_modules/azurite/dist/src/queue/main.js");
  }

  /**
   * Whether Azurite lies ready in the build folder, once npm has been asked to put it there if it
   * did not.
   */
  public static boolean install(Path target) throws IOException, InterruptedException {
    if (Files.exists(main(target))) {
      return true;
    }
    Path log = Files.createDirectories(target.resolve("logs")).resolve("npm.log");
    Path folder = Files.createDirectories(target.resolve("azurite"));
    ProcessBuilder npm =
        new ProcessBuilder(
            "npm",
            "install",
            "--prefix",
            folder.toString(),
            "azurite@" + VERSION,
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts");
    npm.redirectErrorStream(true).redirectOutput(log.toFile());
    npm.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    try {
      Process process = npm.start();
      if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return false;
      }
    } catch (IOException noNpm) {
      return false;
    }
    return Files.exists(main(target));
  }
}
