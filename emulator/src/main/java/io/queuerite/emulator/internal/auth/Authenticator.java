package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.AccessPolicy;
import io.queuerite.emulator.internal.model.QueueAddress;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.Headers;
import io.queuerite.emulator.internal.protocol.HttpDate;
import io.queuerite.emulator.internal.protocol.Query;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import io.queuerite.emulator.internal.protocol.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out who sent a request. */
public final class Authenticator {
  private static final Duration MAX_SKEW = Duration.ofMinutes(15);

  private final Accounts accounts;
  private final InstantSource realTime;
  private final boolean checkDates;
  private final BearerAuthenticator tokens;
  private final SasAuthenticator signatures;
  private volatile @Nullable ReadDate lastDate;

  /**
   * @param realTime not the emulator's clock: a test that jumps seven days must not lock itself out
   * @param policies looks up a queue's stored access policies
   * @param checkDates whether to refuse requests whose date is 15 minutes off
   * @param bearer whether bearer tokens are taken
   */
  public Authenticator(
      Accounts accounts,
      InstantSource realTime,
      boolean checkDates,
      boolean bearer,
      Function<QueueAddress, CompletableFuture<List<AccessPolicy>>> policies) {
    this.tokens = new BearerAuthenticator(realTime, bearer);
    this.signatures = new SasAuthenticator(realTime, tokens, policies);
    this.accounts = accounts;
    this.realTime = realTime;
    this.checkDates = checkDates;
  }

  /** Whether the library is there that reads bearer tokens; an embedder need not have it. */
  public static boolean canReadTokens() {
    return BearerAuthenticator.canRead();
  }

  /**
   * Lets a request pass that carries a right signature.
   *
   * @throws StorageException the service's own answer to any other; or the future fails with it
   */
  public CompletableFuture<Identity> authenticate(
      Request request, Target target, Query query, ServiceVersion version) {
    List<AccountKey> keys = accounts.keysOf(target.account());
    if (keys == null) {
      throw StorageError.RESOURCE_NOT_FOUND.exception();
    }
    String authorization = request.headers().get("Authorization");
    Sas sas = new Sas(query);
    if (sas.isIn() && (authorization == null || sas.namesItsHolder())) {
      return signatures.authenticate(request, target, sas, keys, version);
    }
    if (authorization == null) {
      throw anonymous(version);
    }
    if (BearerAuthenticator.concerns(authorization)) {
      User user = tokens.authenticate(authorization, request, target.account(), version);
      return CompletableFuture.completedFuture(new Identity.Bearer(user));
    }
    Credentials credentials = Credentials.read(authorization);
    if (credentials == null) {
      throw StorageError.INVALID_AUTHENTICATION_INFO.exception();
    }
    checkDate(request.headers());
    if (!credentials.account().equals(target.account())) {
      throw Refusals.failed(
          "The account name '%s' in the Authorization header is not the account of the URI."
              .formatted(credentials.account()));
    }
    checkSignature(new Signed(request, target, query, version), credentials, keys);
    return CompletableFuture.completedFuture(new Identity.KeyHolder());
  }

  private static StorageException anonymous(ServiceVersion version) {
    return version.atLeast(ServiceVersion.V2019_12_12)
        ? StorageError.NO_AUTHENTICATION_INFORMATION.exception()
        : StorageError.RESOURCE_NOT_FOUND.exception();
  }

  private void checkDate(Headers headers) {
    String date = headers.get("x-ms-date");
    date = date == null ? headers.get("Date") : date;
    if (!checkDates) {
      return;
    }
    Instant sent = date == null ? null : parse(date);
    if (sent == null) {
      throw Refusals.failed(
          date == null
              ? "Request date header is missing: neither x-ms-date nor Date was sent."
              : "Request date header is not an RFC 1123 date: '%s'".formatted(date));
    }
    Duration age = Duration.between(sent, realTime.instant());
    if (age.abs().compareTo(MAX_SKEW) > 0) {
      throw Refusals.failed(
          (age.isNegative()
                  ? "Request date header too far in the future: '%s'"
                  : "Request date header too old: '%s'")
              .formatted(date));
    }
  }

  /** Clients sign the same second many times over, and a formatter is slow. */
  private @Nullable Instant parse(String date) {
    ReadDate last = lastDate;
    if (last == null || !last.text().equals(date)) {
      last = new ReadDate(date, HttpDate.parse(date));
      lastDate = last;
    }
    return last.time();
  }

  private record ReadDate(String text, @Nullable Instant time) {}

  private record Signed(Request request, Target target, Query query, ServiceVersion version) {
    String text(boolean lite, String path) {
      return lite
          ? SignedText.lite(request, target.account(), path, query, version)
          : SignedText.sharedKey(request, target.account(), path, query, version);
    }
  }

  private static void checkSignature(
      Signed signed, Credentials credentials, List<AccountKey> keys) {
    String path = signed.request().rawPath();
    String text = signed.text(credentials.lite(), path);
    if (AccountKey.anySigns(keys, text, credentials.signature())) {
      return;
    }
    String primary = primaryPath(signed.target(), path);
    if (primary != null
        && AccountKey.anySigns(
            keys, signed.text(credentials.lite(), primary), credentials.signature())) {
      return;
    }
    throw Refusals.failed(
        "The MAC signature found in the HTTP request '%s' is not the same as any computed signature. Server used following string to sign: '%s'."
            .formatted(credentials.signature(), text));
  }

  /** Some clients sign the primary's path when they ask the secondary; null for the primary. */
  private static @Nullable String primaryPath(Target target, String path) {
    String start = "/" + target.account() + "-secondary";
    return target.secondary() && path.startsWith(start)
        ? "/" + target.account() + path.substring(start.length())
        : null;
  }

  /** An Authorization header of either Shared Key scheme. */
  private record Credentials(boolean lite, String account, String signature) {
    /** Null where the header is of no such form. */
    static @Nullable Credentials read(String header) {
      int space = header.indexOf(' ');
      int colon = header.indexOf(':', space + 1);
      if (space < 0 || colon < 0) {
        return null;
      }
      String account = header.substring(space + 1, colon).trim();
      String signature = header.substring(colon + 1).trim();
      return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
        case "sharedkey" -> new Credentials(false, account, signature);
        case "sharedkeylite" -> new Credentials(true, account, signature);
        default -> null;
      };
    }
  }
}
