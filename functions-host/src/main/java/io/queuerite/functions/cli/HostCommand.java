package io.queuerite.functions.cli;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.functions.FunctionsHost;
import io.queuerite.functions.FunctionsHostBuilder;
import io.queuerite.functions.internal.app.AppClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options. */
@Command(
    name = "functions-host",
    sortOptions = false,
    description = "Runs the queue and HTTP triggered functions of a Java app.",
    footer = {
      "",
      "Settings come from --setting, the environment and local.settings.json, in this order of rank."
    })
final class HostCommand {
  private static final int DEFAULT_QUEUE_PORT = 10001;
  private static final String KEY_VARIABLE = "QUEUERITE_FUNCTIONS_KEY";
  private static final int KEY_BYTES = 32;

  @Option(
      names = "--app",
      paramLabel = "PATH",
      required = true,
      description = "Folder of classes, jar, or staging folder with the app's functions.")
  List<Path> app = List.of();

  @Option(
      names = "--host-json",
      paramLabel = "FILE",
      description = "The app's host.json. Default: in the current folder.")
  Path hostJson = Path.of("host.json");

  @Option(
      names = "--local-settings",
      paramLabel = "FILE",
      description =
          "The app's local.settings.json. Default: in the current folder, if it is there.")
  @Nullable Path localSettings;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port for HTTP triggers; 0 for any free one. Default: 7071.")
  int port = 7071;

  @Option(
      names = "--setting",
      paramLabel = "NAME=VALUE",
      description = "An app setting. May be given several times.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--emulator",
      arity = "0..1",
      fallbackValue = "" + DEFAULT_QUEUE_PORT,
      paramLabel = "PORT",
      description =
          "Starts a queue emulator too, in memory, and uses it as AzureWebJobsStorage. Default port:"
              + " 10001; 0 for any free one.")
  @Nullable Integer emulator;

  @Option(
      names = "--enable-auth",
      description =
          "Have the authLevel of HTTP triggers count. The key is the environment's"
              + " QUEUERITE_FUNCTIONS_KEY, or a new one, which is printed.")
  boolean enableAuth;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  boolean help;

  /** Starts what was asked for. */
  Running start() {
    QueueEmulator started =
        emulator == null ? null : QueueEmulator.builder().port(emulator).start();
    try {
      String key = enableAuth ? key() : null;
      return new Running(started, host(started, key), key);
    } catch (RuntimeException failure) {
      if (started != null) {
        started.close();
      }
      throw failure;
    }
  }

  /** Not an option's value: everybody sees those. */
  private static String key() {
    String given = System.getenv(KEY_VARIABLE);
    if (given != null && !given.isBlank()) {
      return given;
    }
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private FunctionsHost host(@Nullable QueueEmulator started, @Nullable String key) {
    FunctionsHostBuilder host =
        FunctionsHost.builder()
            .app(AppClasses.in(app))
            .hostJson(hostJson)
            .environmentVariables(true)
            .httpPort(port);
    if (started != null) {
      host.emulator(started);
    }
    Path local = localSettings == null ? Path.of("local.settings.json") : localSettings;
    if (localSettings != null || Files.exists(local)) {
      host.localSettings(local);
    }
    if (key != null) {
      host.key(key);
    }
    settings.forEach(host::setting);
    return host.start();
  }

  /**
   * What runs until it is told to stop.
   *
   * @param key that HTTP triggers ask for; null for none
   */
  record Running(@Nullable QueueEmulator emulator, FunctionsHost host, @Nullable String key)
      implements AutoCloseable {
    @Override
    public void close() {
      host.close();
      if (emulator != null) {
        emulator.close();
      }
    }
  }
}
