package io.queuerite.emulator;

import io.queuerite.emulator.internal.model.AccountName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
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
 * @param journal how many requests the journal remembers; by default 1000, none with 0
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
    int journal) {

  /** The account that every Azure tool knows. */
  public static final String DEVELOPMENT_ACCOUNT = "devstoreaccount1";

  /** Its key; public knowledge, and no secret. */
  public static final String DEVELOPMENT_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final int MAX_PORT = 65535;
  private static final int MAX_JOURNAL = 1_000_000;
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
    check(journal >= 0 && journal <= MAX_JOURNAL, "journal", journal, "0 to 1000000");
    check(!accounts.isEmpty(), "accounts", "none", "at least one");
    accounts.forEach(EmulatorOptions::checkAccount);
    accounts = copy(accounts);
  }

  /** Neither what was given nor what is taken out of it changes the options. */
  private static Map<String, List<String>> copy(Map<String, List<String>> accounts) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    accounts.forEach((name, keys) -> copy.put(name, List.copyOf(keys)));
    return Collections.unmodifiableMap(copy);
  }

  /** The accounts' names stand for the accounts: keys have no place in a log. */
  @Override
  public String toString() {
    return "EmulatorOptions[host=%s, port=%d, location=%s, durability=%s, accounts=%s, keepAlive=%s, loose=%s, skipApiVersionCheck=%s, hostStyle=%s, oauth=%s, deleteDelay=%s, journal=%d]"
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
            journal);
  }

  private static void checkAccount(String name, List<String> keys) {
    check(
        AccountName.isLegal(name),
        "account",
        name,
        "1 to 63 letters, digits and dashes, not ending in -secondary");
    check(
        !keys.isEmpty() && keys.size() <= 2,
        "account " + name,
        keys.size() + " keys",
        "one or two keys");
    for (String key : keys) {
      // The key itself is not shown: it may be one that matters elsewhere.
      check(isKey(key), "account " + name, "a key of " + key.length() + " characters", "Base64");
    }
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static void check(boolean right, String name, Object value, String expected) {
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
    private int journal = 1000;

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

    /** How many requests the journal remembers; 0 switches it off. */
    public Builder journal(int requests) {
      this.journal = requests;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException naming the value and what was expected
     */
    public EmulatorOptions build() {
      Map<String, List<String>> all =
          accounts.isEmpty() ? Map.of(DEVELOPMENT_ACCOUNT, List.of(DEVELOPMENT_KEY)) : accounts;
      return new EmulatorOptions(
          host,
          port,
          location,
          durability,
          all,
          keepAlive,
          loose,
          skipApiVersionCheck,
          hostStyle,
          oauth,
          deleteDelay,
          journal);
    }

    /** Builds the options and starts an emulator with them. */
    public QueueEmulator start() {
      return QueueEmulator.start(build());
    }
  }
}
