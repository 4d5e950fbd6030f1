package io.queuerite.emulator;

import io.queuerite.emulator.internal.store.SharedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers an emulator's options; whatever is not said has its default. */
public final class EmulatorBuilder {
  String host = "127.0.0.1";
  int port;
  @Nullable Path location;
  Durability durability = Durability.COMMIT;
  @Nullable SharedDatabase store;
  final Map<String, List<String>> accounts = new LinkedHashMap<>();
  Duration keepAlive = Duration.ofMinutes(2);
  boolean loose;
  boolean skipApiVersionCheck;
  boolean hostStyle = true;
  OAuth oauth = OAuth.NONE;
  Duration deleteDelay = Duration.ZERO;
  @Nullable Path accountsFile;
  GeoReplication geoReplication = GeoReplication.LIVE;
  @Nullable Https https;
  int journal = 1000;
  @Nullable Path init;
  Control control = Control.LOOPBACK;
  Metrics metrics = Metrics.CONTROL;
  @Nullable AccessLog accessLog;

  EmulatorBuilder() {}

  /** The address to listen on: {@code 0.0.0.0} for all of this machine's. */
  public EmulatorBuilder host(String host) {
    this.host = host;
    return this;
  }

  /** The port to listen on; 0 for any free one. */
  public EmulatorBuilder port(int port) {
    this.port = port;
    return this;
  }

  /** Keeps data in {@code queuerite.mv.db} in this folder, which is made if need be. */
  public EmulatorBuilder location(Path folder) {
    this.location = folder;
    return this;
  }

  /** Keeps data in memory, until the emulator is closed. */
  public EmulatorBuilder inMemory() {
    this.location = null;
    return this;
  }

  /**
   * Keeps data in a PostgreSQL database, which several emulators may share: whatever one of them is
   * asked, all of them answer, and they have one clock. Needs {@code org.postgresql:postgresql} and
   * {@code com.zaxxer:HikariCP} on the classpath.
   *
   * @param url {@code jdbc:postgresql://HOST[:PORT]/DATABASE}, without a password; tables are made
   *     in the schema {@code queuerite}, unless it ends in {@code ?currentSchema=ANOTHER}
   * @param user null for the driver's own choice
   * @param password null for none
   */
  public EmulatorBuilder store(String url, @Nullable String user, @Nullable String password) {
    this.store = new SharedDatabase(url, user, password);
    return this;
  }

  /** What an acknowledged change survives, where data is kept in a file. */
  public EmulatorBuilder durability(Durability durability) {
    this.durability = durability;
    return this;
  }

  /** Adds an account with one or two keys in Base64; the first one replaces the default. */
  public EmulatorBuilder account(String name, String... keys) {
    accounts.put(name, List.copyOf(Arrays.asList(keys)));
    return this;
  }

  /**
   * Takes the accounts from a file, and takes them anew within a second of each change of it: so
   * keys are rotated under running clients. The file holds {@code name:key1[:key2]} a line, or
   * several set apart by semicolons; empty lines and those that begin with {@code #} do not matter.
   * While the file is missing or wrong, the accounts stay as they were. The data of an account that
   * leaves the file is kept, and is there again when the account comes back.
   */
  public EmulatorBuilder accountsFile(Path file) {
    this.accountsFile = file;
    return this;
  }

  /** What Get Queue Service Stats tells of the secondary. */
  public EmulatorBuilder geoReplication(GeoReplication secondary) {
    this.geoReplication = secondary;
    return this;
  }

  /** How long an idle connection stays open. */
  public EmulatorBuilder keepAlive(Duration keepAlive) {
    this.keepAlive = keepAlive;
    return this;
  }

  /** Whether to accept any date and version, where Azure refuses them. */
  public EmulatorBuilder loose(boolean loose) {
    this.loose = loose;
    return this;
  }

  /** Whether to accept any version. */
  public EmulatorBuilder skipApiVersionCheck(boolean skip) {
    this.skipApiVersionCheck = skip;
    return this;
  }

  /** Whether {@code account.queue.localhost} names an account. */
  public EmulatorBuilder hostStyle(boolean hostStyle) {
    this.hostStyle = hostStyle;
    return this;
  }

  /** Which bearer tokens to take. */
  public EmulatorBuilder oauth(OAuth oauth) {
    this.oauth = oauth;
    return this;
  }

  /**
   * For how long after its deletion a queue cannot be created again: {@code QueueBeingDeleted}.
   * With Azure that is half a minute or more; here nothing, unless said otherwise.
   */
  public EmulatorBuilder deleteDelay(Duration delay) {
    this.deleteDelay = delay;
    return this;
  }

  /** Speaks HTTPS with this certificate, and no plain HTTP. */
  public EmulatorBuilder https(Https https) {
    this.https = https;
    return this;
  }

  /** How many requests the journal remembers; 0 switches it off. */
  public EmulatorBuilder journal(int requests) {
    this.journal = requests;
    return this;
  }

  /** Who may steer it over HTTP, under {@code /_queuerite/}. */
  public EmulatorBuilder control(Control callers) {
    this.control = callers;
    return this;
  }

  /**
   * Who may read what it measures, under {@code /_queuerite/metrics}; needs {@code
   * io.micrometer:micrometer-registry-prometheus} on the classpath. For meters in a registry of
   * your own see {@link QueueEmulatorMetrics}.
   */
  public EmulatorBuilder metrics(Metrics readers) {
    this.metrics = readers;
    return this;
  }

  /** Writes a line for each request; by default there is none. */
  public EmulatorBuilder accessLog(AccessLog log) {
    this.accessLog = log;
    return this;
  }

  /**
   * Starts with the queues, messages and service properties of this YAML or JSON file. Only queues
   * that are not there yet are made, with their messages, so starting again on the same data adds
   * nothing; a reset empties them as it does others. Needs {@code org.snakeyaml:snakeyaml-engine}
   * on the classpath. The form is described in {@code docs/start-state.md}.
   */
  public EmulatorBuilder init(Path file) {
    this.init = file;
    return this;
  }

  /**
   * The options.
   *
   * @throws IllegalArgumentException naming the value and what was expected; also for a file of
   *     accounts that cannot be read, or accounts from two sources
   */
  public EmulatorOptions build() {
    return new EmulatorOptions(this);
  }

  Map<String, List<String>> allAccounts() {
    if (accountsFile != null) {
      EmulatorOptions.check(
          accounts.isEmpty(), "accountsFile", accountsFile, "no account named beside the file");
      return new AccountsFile(accountsFile).read();
    }
    return accounts.isEmpty()
        ? Map.of(EmulatorOptions.DEVELOPMENT_ACCOUNT, List.of(EmulatorOptions.DEVELOPMENT_KEY))
        : accounts;
  }

  /** Builds the options and starts an emulator with them. */
  public QueueEmulator start() {
    return QueueEmulator.start(build());
  }
}
