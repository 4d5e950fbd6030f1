package io.queuerite.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator is to run; checked once, when it is built.
 *
 * @param host the address to listen on; by default 127.0.0.1
 * @param port 0 to 65535; 0, the default, takes any free one
 * @param location the folder of the data file; null, the default, keeps everything in memory
 * @param durability what an acknowledged change survives, where there is a file; by default {@link
 *     Durability#COMMIT}
 * @param accounts the accounts by name, each with its keys in Base64; by default {@code
 *     devstoreaccount1} with the key that every tool knows
 * @param keepAlive how long an idle connection stays open; by default two minutes
 * @param loose whether to accept what clients with a wrong clock or a preview SDK send and Azure
 *     refuses: any {@code x-ms-date}, any {@code x-ms-version}
 * @param skipApiVersionCheck whether to accept any {@code x-ms-version} as the newest
 * @param hostStyle whether {@code account.queue.localhost} names an account; by default true
 * @param oauth which bearer tokens it takes; by default none
 * @param deleteDelay for how long after its deletion a queue cannot be created again, on the
 *     emulator's clock; nothing, the default, to a day
 * @param accountsFile a file of accounts, read anew whenever it changes: what it held when the
 *     options were built are the {@code accounts}; null, the default, for accounts that stay
 * @param geoReplication what Get Queue Service Stats tells of the secondary; by default {@link
 *     GeoReplication#LIVE}
 * @param https with which certificate to speak HTTPS; null, the default, for plain HTTP
 */
public record EmulatorOptions(
    String host,
    int port,
    @Nullable Path location,
    Durability durability,
    Map<String, List<String>> accounts,
    Duration keepAlive,
    boolean loose,
    boolean skipApiVersionCheck,
    boolean hostStyle,
    OAuth oauth,
    Duration deleteDelay,
    @Nullable Path accountsFile,
    GeoReplication geoReplication,
    @Nullable Https https) {

  /** The account that every Azure tool knows. */
  public static final String DEVELOPMENT_ACCOUNT = "devstoreaccount1";

  /** Its key; public knowledge, and no secret. */
  public static final String DEVELOPMENT_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final int MAX_PORT = 65535;
  private static final Duration A_DAY = Duration.ofDays(1);

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException naming the value and what was expected
   */
  public EmulatorOptions {
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
    accounts = AccountRules.checked(accounts);
  }

  /** The accounts' names stand for the accounts: keys have no place in a log. */
  @Override
  public String toString() {
    return "EmulatorOptions[host=%s, port=%d, location=%s, durability=%s, accounts=%s, keepAlive=%s, loose=%s, skipApiVersionCheck=%s, hostStyle=%s, oauth=%s, deleteDelay=%s, accountsFile=%s, geoReplication=%s, https=%s]"
        .formatted(
            host,
            port,
            location,
            durability,
            accounts.keySet(),
            keepAlive,
            loose,
            skipApiVersionCheck,
            hostStyle,
            oauth,
            deleteDelay,
            accountsFile,
            geoReplication,
            https);
  }

  static void check(boolean right, String name, Object value, String expected) {
    if (!right) {
      throw new IllegalArgumentException(name + " '" + value + "': expected " + expected);
    }
  }

  /** The defaults, to be changed one by one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Gathers options. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private @Nullable Path location;
    private Durability durability = Durability.COMMIT;
    private final Map<String, List<String>> accounts = new LinkedHashMap<>();
    private Duration keepAlive = Duration.ofMinutes(2);
    private boolean loose;
    private boolean skipApiVersionCheck;
    private boolean hostStyle = true;
    private OAuth oauth = OAuth.NONE;
    private Duration deleteDelay = Duration.ZERO;
    private @Nullable Path accountsFile;
    private GeoReplication geoReplication = GeoReplication.LIVE;
    private @Nullable Https https;

    private Builder() {}

    /** The address to listen on: {@code 0.0.0.0} for all of this machine's. */
    public Builder host(String host) {
      this.host = host;
      return this;
    }

    /** The port to listen on; 0 for any free one. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** Keeps data in {@code queuerite.mv.db} in this folder, which is made if need be. */
    public Builder location(Path folder) {
      this.location = folder;
      return this;
    }

    /** Keeps data in memory, until the emulator is closed. */
    public Builder inMemory() {
      this.location = null;
      return this;
    }

    /** What an acknowledged change survives, where data is kept in a file. */
    public Builder durability(Durability durability) {
      this.durability = durability;
      return this;
    }

    /** Adds an account with one or two keys in Base64; the first one replaces the default. */
    public Builder account(String name, String... keys) {
      accounts.put(name, List.copyOf(Arrays.asList(keys)));
      return this;
    }

    /**
     * Takes the accounts from a file, and takes them anew within a second of each change of it: so
     * keys are rotated under running clients. The file holds {@code name:key1[:key2]} a line, or
     * several set apart by semicolons; empty lines and those that begin with {@code #} do not
     * matter. While the file is missing or wrong, the accounts stay as they were. The data of an
     * account that leaves the file is kept, and is there again when the account comes back.
     */
    public Builder accountsFile(Path file) {
      this.accountsFile = file;
      return this;
    }

    /** What Get Queue Service Stats tells of the secondary. */
    public Builder geoReplication(GeoReplication secondary) {
      this.geoReplication = secondary;
      return this;
    }

    /** How long an idle connection stays open. */
    public Builder keepAlive(Duration keepAlive) {
      this.keepAlive = keepAlive;
      return this;
    }

    /** Whether to accept any date and version, where Azure refuses them. */
    public Builder loose(boolean loose) {
      this.loose = loose;
      return this;
    }

    /** Whether to accept any version. */
    public Builder skipApiVersionCheck(boolean skip) {
      this.skipApiVersionCheck = skip;
      return this;
    }

    /** Whether {@code account.queue.localhost} names an account. */
    public Builder hostStyle(boolean hostStyle) {
      this.hostStyle = hostStyle;
      return this;
    }

    /** Which bearer tokens to take. */
    public Builder oauth(OAuth oauth) {
      this.oauth = oauth;
      return this;
    }

    /**
     * For how long after its deletion a queue cannot be created again: {@code QueueBeingDeleted}.
     * With Azure that is half a minute or more; here nothing, unless said otherwise.
     */
    public Builder deleteDelay(Duration delay) {
      this.deleteDelay = delay;
      return this;
    }

    /** Speaks HTTPS with this certificate, and no plain HTTP. */
    public Builder https(Https https) {
      this.https = https;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException naming the value and what was expected; also for a file of
     *     accounts that cannot be read, or accounts from two sources
     */
    public EmulatorOptions build() {
      return new EmulatorOptions(
          host,
          port,
          location,
          durability,
          allAccounts(),
          keepAlive,
          loose,
          skipApiVersionCheck,
          hostStyle,
          oauth,
          deleteDelay,
          accountsFile,
          geoReplication,
          https);
    }

    private Map<String, List<String>> allAccounts() {
      if (accountsFile != null) {
        check(accounts.isEmpty(), "accountsFile", accountsFile, "no account named beside the file");
        return new AccountsFile(accountsFile).read();
      }
      return accounts.isEmpty() ? Map.of(DEVELOPMENT_ACCOUNT, List.of(DEVELOPMENT_KEY)) : accounts;
    }

    /** Builds the options and starts an emulator with them. */
    public QueueEmulator start() {
      return QueueEmulator.start(build());
    }
  }
}
