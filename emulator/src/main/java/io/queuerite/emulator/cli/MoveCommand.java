package io.queuerite.emulator.cli;

import io.queuerite.emulator.DataFolder;
import io.queuerite.emulator.StoredData;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code queuerite export} and {@code queuerite import}: what emulators keep to a file and back.
 */
@Command(
    sortOptions = false,
    description =
        "Moves all that a data folder or a shared database holds to a file (export), or into it"
            + " (import).")
final class MoveCommand {
  static final Set<String> NAMES = Set.of("export", "import");
  private static final String STANDARD_STREAM = "-";
  private static final String DEFAULT_FOLDER = "queuerite-data";

  @Option(
      names = {"-l", "--location"},
      paramLabel = "FOLDER",
      description = "Folder of the data file. Default: queuerite-data.")
  @Nullable Path location;

  @Mixin final StoreFlags store = new StoreFlags();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  boolean help;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "JSON or YAML; - for standard input or output.")
  String file = STANDARD_STREAM;

  /** Does it; {@code name} is one of {@link #NAMES}. */
  void run(String name, Map<String, String> environment, InputStream in, PrintStream out) {
    try {
      StoredData data = data(environment);
      if (name.equals("export")) {
        export(data, out);
      } else {
        bringIn(data, in);
      }
    } catch (IOException failure) {
      throw new MistakeException(name + " '" + file + "': " + reason(failure));
    } catch (IllegalArgumentException wrong) {
      throw new MistakeException(name + " '" + file + "': " + wrong.getMessage());
    }
  }

  private StoredData data(Map<String, String> environment) {
    if (store.store == null) {
      return new DataFolder(location == null ? Path.of(DEFAULT_FOLDER) : location);
    }
    RunCommand.check(location == null, "--location");
    return store.data(store.store, environment);
  }

  private void export(StoredData data, PrintStream out) throws IOException {
    if (file.equals(STANDARD_STREAM)) {
      data.exportTo(out);
      out.flush();
      return;
    }
    Path target = Path.of(file).toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      write(data, target);
      return;
    }
    // An export that fails leaves the one before it as it was.
    Path unfinished = target.resolveSibling(target.getFileName() + ".part");
    try {
      write(data, unfinished);
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void write(StoredData data, Path target) throws IOException {
    try (OutputStream to = Files.newOutputStream(target)) {
      data.exportTo(to);
    }
  }

  private void bringIn(StoredData data, InputStream in) throws IOException {
    if (file.equals(STANDARD_STREAM)) {
      data.importFrom(in);
      return;
    }
    try (InputStream from = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
      data.importFrom(from);
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof FileSystemException system && system.getReason() == null
        ? "cannot be read or written"
        : String.valueOf(failure.getMessage());
  }
}
