package io.queuerite.emulator.cli;

import io.queuerite.emulator.Control;
import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.OAuth;
import io.queuerite.emulator.QueueEmulator;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person needs to know once it runs. */
final class Banner {
  private static final int DEFAULT_PORT = 10001;

  private static final String TRUST =
      "NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE or SSL_CERT_FILE=<that file>;"
          + " Java: keytool -importcert -cacerts -alias queuerite -file <that file>";

  private Banner() {}

  static void print(QueueEmulator emulator, @Nullable Path toTrust, PrintStream out) {
    EmulatorOptions options = emulator.options();
    out.println("Queuerite " + Version.current() + ": Azure Queue Storage on your own machine");
    for (String account : options.accounts().keySet()) {
      line(out, "Endpoint", emulator.endpoint(account).toString());
      line(out, "Connection string", emulator.connectionString(account));
    }
    if (emulator.port() == DEFAULT_PORT
        && options.https() == null
        && options.accounts().containsKey(EmulatorOptions.DEVELOPMENT_ACCOUNT)
        && List.of(options.accounts().get(EmulatorOptions.DEVELOPMENT_ACCOUNT))
            .contains(List.of(EmulatorOptions.DEVELOPMENT_KEY))) {
      line(out, "or simply", "UseDevelopmentStorage=true");
    }
    if (options.control() != Control.OFF) {
      String account = options.accounts().keySet().iterator().next();
      line(out, "Explorer", emulator.endpoint(account).resolve("/_queuerite/").toString());
    }
    line(out, "Data", data(options));
    if (options.oauth() == OAuth.BASIC && options.https() == null) {
      line(out, "Bearer tokens", "refused over HTTP, as by Azure: add --https auto");
    }
    if (toTrust != null) {
      line(out, "Certificate", toTrust.toAbsolutePath().normalize().toString());
      line(out, "Trust it", TRUST);
    }
    line(out, "Stop", "Ctrl+C");
    out.println(
        "Queuerite Queue service is successfully listening at "
            + (options.https() == null ? "http://" : "https://")
            + options.host()
            + ":"
            + emulator.port());
    out.flush();
  }

  private static String data(EmulatorOptions options) {
    if (options.store() != null) {
      return options.store() + " (shared with all emulators that name it)";
    }
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
