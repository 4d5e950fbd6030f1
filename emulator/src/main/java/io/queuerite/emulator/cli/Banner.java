package io.queuerite.emulator.cli;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.QueueEmulator;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a person needs to know once it runs. */
final class Banner {
  private static final int DEFAULT_PORT = 10001;

  private Banner() {}

  static void print(QueueEmulator emulator, PrintStream out) {
    EmulatorOptions options = emulator.options();
    out.println("Queuerite " + Version.current() + ": Azure Queue Storage on your own machine");
    for (String account : options.accounts().keySet()) {
      line(out, "Endpoint", emulator.endpoint(account).toString());
      line(out, "Connection string", emulator.connectionString(account));
    }
    if (emulator.port() == DEFAULT_PORT
        && options.accounts().containsKey(EmulatorOptions.DEVELOPMENT_ACCOUNT)
        && List.of(options.accounts().get(EmulatorOptions.DEVELOPMENT_ACCOUNT))
            .contains(List.of(EmulatorOptions.DEVELOPMENT_KEY))) {
      line(out, "or simply", "UseDevelopmentStorage=true");
    }
    line(out, "Data", data(options));
    line(out, "Stop", "Ctrl+C");
    out.println(
        "Queuerite Queue service is successfully listening at http://"
            + options.host()
            + ":"
            + emulator.port());
    out.flush();
  }

  private static String data(EmulatorOptions options) {
    Path folder = options.location();
    if (folder == null) {
      return "in memory, gone after a stop";
    }
    return folder.toAbsolutePath().normalize().resolve("queuerite.mv.db")
        + " (durability: "
        + options.durability().name().toLowerCase(Locale.ROOT)
        + ")";
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf(Locale.ROOT, "  %-18s %s%n", name, value);
  }
}
