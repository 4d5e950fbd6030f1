package io.queuerite.emulator.cli;

import io.queuerite.emulator.Control;
import io.queuerite.emulator.Durability;
import io.queuerite.emulator.EmulatorBuilder;
import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.GeoReplication;
import io.queuerite.emulator.Https;
import io.queuerite.emulator.OAuth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options. The kebab-case names are the documented ones; the others are those of {@code
 * azurite-queue}, so that scripts that call it need no change.
 */
@Command(
    name = "queuerite",
    sortOptions = false,
    description = "Azure Queue Storage on your own machine.",
    footer = {
      "",
      "queuerite export FILE and queuerite import FILE move what a --location holds.",
      "Each option is also read from an environment variable: --queue-port from QUEUERITE_QUEUE_PORT.",
      "AZURITE_ACCOUNTS=\"name:key1[:key2];...\" replaces the account devstoreaccount1."
    })
final class RunCommand {
  private static final String HOST = "--queue-host";
  private static final String PORT = "--queue-port";
  private static final String KEEP_ALIVE = "--queue-keep-alive-timeout";

  /**
   * A bare switch is on, whatever its variable says; picocli would turn a switch without an
   * optional value to the opposite of its default.
   */
  private static final String SWITCH = "0..1";

  private static final String DELETE_DELAY = "--delete-delay";
  private static final String ACCOUNTS_FILE = "--accounts-file";
  private static final String INIT = "--init";
  private static final int MAX_PORT = 65535;
  private static final int A_DAY = 86_400;

  @Option(
      names = {HOST, "--queueHost"},
      paramLabel = "ADDRESS",
      description = "Address to listen on. Default: 127.0.0.1; 0.0.0.0 for all.")
  String host = "127.0.0.1";

  @Option(
      names = {PORT, "--queuePort"},
      paramLabel = "PORT",
      description = "Port to listen on; 0 for any free one. Default: 10001.")
  int port = 10001;

  @Option(
      names = {"-l", "--location"},
      paramLabel = "FOLDER",
      description = "Folder of the data file. Default: queuerite-data.")
  @Nullable Path location;

  @Option(
      names = {"--in-memory-persistence", "--inMemoryPersistence"},
      arity = SWITCH,
      fallbackValue = "true",
      hideParamSyntax = true,
      description = "Keep data in memory: it is gone after a stop.")
  boolean inMemory;

  @Option(
      names = "--durability",
      paramLabel = "LEVEL",
      description =
          "What an acknowledged change survives: commit = kill -9 (the default), fsync = a power"
              + " failure, relaxed = the last half second may be lost.")
  @Nullable Durability durability;

  @Mixin final StoreFlags store = new StoreFlags();

  @Option(
      names = {"-s", "--silent"},
      arity = SWITCH,
      fallbackValue = "true",
      hideParamSyntax = true,
      description = "Print nothing but errors.")
  boolean silent;

  @Option(
      names = {"-d", "--debug"},
      paramLabel = "FILE",
      description = "Write what a bug report needs to this file, without keys or signatures.")
  @Nullable Path debug;

  @Option(
      names = {"-L", "--loose"},
      arity = SWITCH,
      fallbackValue = "true",
      hideParamSyntax = true,
      description = "Accept any request date and any x-ms-version, where Azure refuses them.")
  boolean loose;

  @Option(
      names = {"--skip-api-version-check", "--skipApiVersionCheck"},
      arity = SWITCH,
      fallbackValue = "true",
      hideParamSyntax = true,
      description = "Accept any x-ms-version as the newest one.")
  boolean skipApiVersionCheck;

  @Option(
      names = {"--disable-product-style-url", "--disableProductStyleUrl"},
      arity = SWITCH,
      fallbackValue = "true",
      hideParamSyntax = true,
      description = "Take the account from the path only, never from the host name.")
  boolean disableProductStyleUrl;

  @Option(
      names = "--oauth",
      paramLabel = "LEVEL",
      description =
          "Take bearer tokens, over HTTPS: basic = times, issuer and audience are checked, the"
              + " signature is not. Default: none.")
  OAuth oauth = OAuth.NONE;

  @Option(
      names = {KEEP_ALIVE, "--queueKeepAliveTimeout"},
      paramLabel = "SECONDS",
      description = "How long an idle connection stays open. Default: 120.")
  int keepAlive = 120;

  @Mixin final HttpsFlags https = new HttpsFlags();

  @Mixin final AzuriteFlags azurite = new AzuriteFlags();

  @Option(
      names = {ACCOUNTS_FILE, "--accountsFile"},
      paramLabel = "FILE",
      description =
          "Take the accounts from this file, name:key1[:key2] a line, now and whenever it changes.")
  @Nullable Path accountsFile;

  @Option(
      names = INIT,
      paramLabel = "FILE",
      description = "Start with the queues of this YAML or JSON file that are not there yet.")
  @Nullable Path init;

  @Option(
      names = {DELETE_DELAY, "--deleteDelay"},
      paramLabel = "SECONDS",
      description =
          "How long a deleted queue cannot be created again: with Azure half a minute or more."
              + " Default: 0.")
  int deleteDelay;

  @Option(
      names = {"--geo-replication", "--geoReplication"},
      paramLabel = "STATUS",
      description =
          "What Get Queue Service Stats tells of the secondary: live (the default), bootstrap,"
              + " unavailable.")
  GeoReplication geoReplication = GeoReplication.LIVE;

  @Option(
      names = "--control",
      paramLabel = "CALLERS",
      description =
          "Who may steer the emulator over HTTP, under /_queuerite/: loopback = this machine (the"
              + " default), any, off.")
  Control control = Control.LOOPBACK;

  @Mixin final ObservationFlags observation = new ObservationFlags();

  @Option(
      names = {"--disable-telemetry", "--disableTelemetry"},
      arity = SWITCH,
      fallbackValue = "true",
      hideParamSyntax = true,
      description = "Accepted for the sake of scripts: there is no telemetry.")
  boolean disableTelemetry;

  @Option(
      names = {"-v", "--version"},
      versionHelp = true,
      description = "Print the version.")
  boolean version;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  boolean help;

  /** What the emulator is to do, once every value has been checked. */
  EmulatorOptions options(Map<String, String> environment) {
    checkPort(PORT, port);
    range(KEEP_ALIVE, keepAlive, 1, A_DAY);
    range(DELETE_DELAY, deleteDelay, 0, A_DAY);
    EmulatorBuilder options =
        EmulatorOptions.builder()
            .host(host)
            .port(port)
            .loose(loose)
            .skipApiVersionCheck(skipApiVersionCheck)
            .hostStyle(!disableProductStyleUrl)
            .oauth(oauth)
            .keepAlive(Duration.ofSeconds(keepAlive))
            .deleteDelay(Duration.ofSeconds(deleteDelay))
            .geoReplication(geoReplication)
            .control(control);
    observation.choose(options, System.out);
    keep(options, environment);
    Https certificate = https.chosen(location());
    if (certificate != null) {
      options.https(certificate);
    }
    if (accountsFile == null) {
      AccountList.read(environment).forEach(options::account);
    } else {
      options.accountsFile(accountsFile);
    }
    if (init != null) {
      options.init(init);
    }
    return build(options);
  }

  /** Where things are kept, unless in memory; the certificate of {@code --https auto} always. */
  Path location() {
    return location == null ? Path.of("queuerite-data") : location;
  }

  private void keep(EmulatorBuilder options, Map<String, String> environment) {
    if (store.isGiven()) {
      check(location == null || https.isAuto(), "--location");
      check(!inMemory, "--in-memory-persistence");
      check(durability == null, "--durability");
      store.apply(options, environment);
      return;
    }
    if (durability != null) {
      options.durability(durability);
    }
    if (!inMemory) {
      options.location(location());
    }
  }

  /** Refuses what goes with no shared database. */
  static void check(boolean right, String other) {
    if (!right) {
      throw new MistakeException(StoreFlags.STORE + " and " + other + ": expected one of them");
    }
  }

  private EmulatorOptions build(EmulatorBuilder options) {
    try {
      return options.build();
    } catch (IllegalArgumentException wrong) {
      if (accountsFile == null && init == null && !store.isGiven()) {
        throw wrong;
      }
      throw new MistakeException(
          String.valueOf(wrong.getMessage())
              .replaceFirst("^store(?=[ :])", StoreFlags.STORE)
              .replaceFirst("^accountsFile ", ACCOUNTS_FILE + " ")
              .replaceFirst("^init ", INIT + " "));
    }
  }

  static void checkPort(String option, int value) {
    range(option, value, 0, MAX_PORT);
  }

  private static void range(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw new MistakeException(
          option + " '" + value + "': expected a whole number from " + min + " to " + max);
    }
  }
}
