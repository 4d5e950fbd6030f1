package io.queuerite.emulator.cli;

import io.queuerite.emulator.DataFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code queuerite export} and {@code queuerite import}: a data folder to a file and back. */
@Command(
    sortOptions = false,
    description = "Moves all that a data folder holds to a file (export), or into it (import).")
final class MoveCommand {
  static final Set<String> NAMES = Set.of("export", "import");
  private static final String STANDARD_STREAM = "-";

  @Option(
      names = {"-l", "--location"},
      paramLabel = "FOLDER",
      description = "Folder of the data file. Default: queuerite-data.")
  Path location = Path.of("queuerite-data");

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
  void run(String name, InputStream in, PrintStream out) {
    DataFolder folder = new DataFolder(location);
    try {
      if (name.equals("export")) {
        export(folder, out);
      } else {
        bringIn(folder, in);
      }
    } catch (IOException failure) {
      throw new MistakeException(name + " '" + file + "': " + reason(failure));
    } catch (IllegalArgumentException wrong) {
      throw new MistakeException(name + " '" + file + "': " + wrong.getMessage());
    }
  }

  private void export(DataFolder folder, PrintStream out) throws IOException {
    if (file.equals(STANDARD_STREAM)) {
      folder.exportTo(out);
      out.flush();
      return;
    }
    Path target = Path.of(file).toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      write(folder, target);
      return;
    }
    // An export that fails leaves the one before it as it was.
    Path unfinished = target.resolveSibling(target.getFileName() + ".part");
    try {
      write(folder, unfinished);
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void write(DataFolder folder, Path target) throws IOException {
    try (OutputStream to = Files.newOutputStream(target)) {
      folder.exportTo(to);
    }
  }

  private void bringIn(DataFolder folder, InputStream in) throws IOException {
    if (file.equals(STANDARD_STREAM)) {
      folder.importFrom(in);
      return;
    }
    try (InputStream from = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
      folder.importFrom(from);
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof FileSystemException system && system.getReason() == null
        ? "cannot be read or written"
        : String.valueOf(failure.getMessage());
  }
}
