package io.queuerite.conformance.harness;

import io.queuerite.emulator.EmulatorBuilder;
import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.GeoReplication;
import io.queuerite.emulator.Https;
import io.queuerite.emulator.OAuth;
import java.time.Duration;
import java.util.List;

/** What a target that the tests start is told: as options in process, as arguments otherwise. */
public enum Setup {
  /** Nothing. */
  PLAIN,
  /** To keep a deleted queue's name back. */
  SLOW_DELETION,
  /** To say that the secondary is out of reach. */
  SECONDARY_UNAVAILABLE,
  /** To say that the secondary is being set up. */
  SECONDARY_BOOTSTRAP,
  /** To take bearer tokens, and so HTTPS; the account has a second key there. */
  TOKENS,
  /** To take bearer tokens, over plain HTTP, where they must not travel. */
  TOKENS_OVER_HTTP;

  /** The second key of the account, where it has one. */
  public static final String SECOND_KEY = "c2Vjb25kIGtleSBvZiB0aGUgYWNjb3VudCwgMzIgYnl0ZXM=";

  /** For how long it does; short enough to be waited for. */
  public static final Duration DELETE_DELAY = Duration.ofSeconds(3);

  EmulatorBuilder options() {
    EmulatorBuilder options = EmulatorOptions.builder();
    return switch (this) {
      case PLAIN -> options;
      case SLOW_DELETION -> options.deleteDelay(DELETE_DELAY);
      case SECONDARY_UNAVAILABLE -> options.geoReplication(GeoReplication.UNAVAILABLE);
      case SECONDARY_BOOTSTRAP -> options.geoReplication(GeoReplication.BOOTSTRAP);
      case TOKENS ->
          options
              .https(Https.auto(Trust.FOLDER))
              .oauth(OAuth.BASIC)
              .account(Account.NAME, Account.KEY, SECOND_KEY);
      case TOKENS_OVER_HTTP -> options.oauth(OAuth.BASIC);
    };
  }

  List<String> arguments() {
    return switch (this) {
      case PLAIN -> List.of();
      case SLOW_DELETION -> List.of("--delete-delay", Long.toString(DELETE_DELAY.toSeconds()));
      case SECONDARY_UNAVAILABLE -> List.of("--geo-replication", "unavailable");
      case SECONDARY_BOOTSTRAP -> List.of("--geo-replication", "bootstrap");
      case TOKENS ->
          List.of(
              "--https",
              "auto",
              "--location",
              Trust.FOLDER.toString(),
              "--oauth",
              "basic",
              "--accounts-file",
              Trust.accounts(Account.NAME + ":" + Account.KEY + ":" + SECOND_KEY).toString());
      case TOKENS_OVER_HTTP -> List.of("--oauth", "basic");
    };
  }
}
