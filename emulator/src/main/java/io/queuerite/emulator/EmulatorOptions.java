package io.queuerite.emulator;

import io.queuerite.emulator.internal.store.SharedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator is to run: gathered by an {@link EmulatorBuilder}, checked once, and the same
 * from then on.
 */
public final class EmulatorOptions {
  /** The account that every Azure tool knows. */
  public static final String DEVELOPMENT_ACCOUNT = "devstoreaccount1";

  /** Its key; public knowledge, and no secret. */
  public static final String DEVELOPMENT_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final int MAX_PORT = 65535;
  private static final int MAX_JOURNAL = 1_000_000;
  private static final Duration A_DAY = Duration.ofDays(1);

  private final String host;
  private final int port;
  private final @Nullable Path location;
  private final Durability durability;
  private final @Nullable SharedDatabase store;
  private final Map<String, List<String>> accounts;
  private final Duration keepAlive;
  private final boolean loose;
  private final boolean skipApiVersionCheck;
  private final boolean hostStyle;
  private final OAuth oauth;
  private final Duration deleteDelay;
  private final @Nullable Path accountsFile;
  private final GeoReplication geoReplication;
  private final @Nullable Https https;
  private final int journal;
  private final @Nullable Path init;
  private final Control control;
  private final Metrics metrics;
  private final @Nullable AccessLog accessLog;

  EmulatorOptions(EmulatorBuilder chosen) {
    host = chosen.host;
    port = chosen.port;
    location = chosen.location;
    durability = chosen.durability;
    store = chosen.store;
    accounts = AccountRules.checked(chosen.allAccounts());
    keepAlive = chosen.keepAlive;
    loose = chosen.loose;
    skipApiVersionCheck = chosen.skipApiVersionCheck;
    hostStyle = chosen.hostStyle;
    oauth = chosen.oauth;
    deleteDelay = chosen.deleteDelay;
    accountsFile = chosen.accountsFile;
    geoReplication = chosen.geoReplication;
    https = chosen.https;
    journal = chosen.journal;
    init = chosen.init;
    control = chosen.control;
    metrics = chosen.metrics;
    accessLog = chosen.accessLog;
    check(!host.isBlank(), "host", host, "a host name or address");
    check(port >= 0 && port <= MAX_PORT, "port", port, "0 to 65535");
    check(
        !keepAlive.isNegative() && !keepAlive.isZero() && keepAlive.compareTo(A_DAY) <= 0,
        "keepAlive",
        keepAlive,
        "more than nothing and at most a day");
    check(
        !deleteDelay.isNegative() && deleteDelay.compareTo(A_DAY) <= 0,
        "deleteDelay",
        deleteDelay,
        "nothing to a day");
    check(journal >= 0 && journal <= MAX_JOURNAL, "journal", journal, "0 to 1000000");
    if (store != null) {
      StoreRules.check(store, location);
    }
    if (init != null) {
      StateFiles.check(init, accounts.keySet());
    }
  }

  /** The defaults, to be changed one by one. */
  public static EmulatorBuilder builder() {
    return new EmulatorBuilder();
  }

  /** The address to listen on; by default 127.0.0.1. */
  public String host() {
    return host;
  }

  /** 0 to 65535; 0, the default, takes any free one. */
  public int port() {
    return port;
  }

  /** The folder of the data file; null, the default, keeps everything in memory. */
  public @Nullable Path location() {
    return location;
  }

  /**
   * The address of the PostgreSQL database that it shares; null, the default, where it has its data
   * to itself.
   */
  public @Nullable String store() {
    return store == null ? null : store.url();
  }

  /** The same with what it takes to be let in. */
  @Nullable SharedDatabase database() {
    return store;
  }

  /**
   * What an acknowledged change survives, where there is a file; by default {@link
   * Durability#COMMIT}.
   */
  public Durability durability() {
    return durability;
  }

  /**
   * The accounts by name, each with its keys in Base64; by default {@code devstoreaccount1} with
   * the key that every tool knows.
   */
  public Map<String, List<String>> accounts() {
    return accounts;
  }

  /** How long an idle connection stays open; by default two minutes. */
  public Duration keepAlive() {
    return keepAlive;
  }

  /**
   * Whether to accept what clients with a wrong clock or a preview SDK send and Azure refuses: any
   * {@code x-ms-date}, any {@code x-ms-version}.
   */
  public boolean loose() {
    return loose;
  }

  /** Whether to accept any {@code x-ms-version} as the newest. */
  public boolean skipApiVersionCheck() {
    return skipApiVersionCheck;
  }

  /** Whether {@code account.queue.localhost} names an account; by default true. */
  public boolean hostStyle() {
    return hostStyle;
  }

  /** Which bearer tokens it takes; by default none. */
  public OAuth oauth() {
    return oauth;
  }

  /**
   * For how long after its deletion a queue cannot be created again, on the emulator's clock;
   * nothing, the default, to a day.
   */
  public Duration deleteDelay() {
    return deleteDelay;
  }

  /**
   * A file of accounts, read anew whenever it changes: what it held when the options were built are
   * the {@code accounts}; null, the default, for accounts that stay.
   */
  public @Nullable Path accountsFile() {
    return accountsFile;
  }

  /**
   * What Get Queue Service Stats tells of the secondary; by default {@link GeoReplication#LIVE}.
   */
  public GeoReplication geoReplication() {
    return geoReplication;
  }

  /** With which certificate to speak HTTPS; null, the default, for plain HTTP. */
  public @Nullable Https https() {
    return https;
  }

  /** How many requests the journal remembers; by default 1000, none with 0. */
  public int journal() {
    return journal;
  }

  /** The file with what it starts with; null, the default, for nothing. */
  public @Nullable Path init() {
    return init;
  }

  /** Who may steer it over HTTP; by default {@link Control#LOOPBACK}. */
  public Control control() {
    return control;
  }

  /** Who may read what it measures; by default {@link Metrics#CONTROL}. */
  public Metrics metrics() {
    return metrics;
  }

  /** Where to write a line for each request; null, the default, for nowhere. */
  public @Nullable AccessLog accessLog() {
    return accessLog;
  }

  /** The accounts' names stand for the accounts: keys have no place in a log. */
  @Override
  public String toString() {
    return "EmulatorOptions[host=%s, port=%d, location=%s, durability=%s, store=%s, accounts=%s, keepAlive=%s, loose=%s, skipApiVersionCheck=%s, hostStyle=%s, oauth=%s, deleteDelay=%s, accountsFile=%s, geoReplication=%s, https=%s, journal=%d, init=%s, control=%s, metrics=%s, accessLog=%s]"
        .formatted(
            host,
            port,
            location,
            durability,
            store(),
            accounts.keySet(),
            keepAlive,
            loose,
            skipApiVersionCheck,
            hostStyle,
            oauth,
            deleteDelay,
            accountsFile,
            geoReplication,
            https,
            journal,
            init,
            control,
            metrics,
            accessLog);
  }

  static void check(boolean right, String name, Object value, String expected) {
    if (!right) {
      throw new IllegalArgumentException(name + " '" + value + "': expected " + expected);
    }
  }
}
