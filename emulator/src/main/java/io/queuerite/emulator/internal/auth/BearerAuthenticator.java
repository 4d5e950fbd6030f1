package io.queuerite.emulator.internal.auth;

import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.ServiceVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Judges bearer tokens: by everything that they say, and not by who signed them. See <a
 * href="https://learn.microsoft.com/rest/api/storageservices/authorize-with-azure-active-directory">Authorize
 * with Microsoft Entra ID</a>.
 */
final class BearerAuthenticator {
  private static final String SCHEME = "Bearer ";
  private static final List<String> ISSUERS =
      List.of(
          "https://sts.windows.net/",
          "https://sts.microsoftonline.de/",
          "https://sts.chinacloudapi.cn/",
          "https://sts.windows-ppe.net");

  /** All of storage, by its address or its id in the directory. */
  private static final Pattern STORAGE =
      Pattern.compile("https://storage\\.azure\\.com/?|e406a681-f3d4-42a8-90b6-c2b029497af1");

  /** One account's queues, in each of the clouds. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "https://([^./]+)\\.queue\\.core\\."
              + "(?:windows\\.net|chinacloudapi\\.cn|usgovcloudapi\\.net|cloudapi\\.de)/?");

  private final InstantSource realTime;
  private final boolean enabled;

  BearerAuthenticator(InstantSource realTime, boolean enabled) {
    this.realTime = realTime;
    this.enabled = enabled;
  }

  static boolean canRead() {
    try {
      Class.forName("com.nimbusds.jwt.JWTParser");
      return true;
    } catch (ClassNotFoundException isMissing) {
      return false;
    }
  }

  static boolean concerns(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /**
   * The user whose token it is.
   *
   * @throws StorageException the service's own answer to a token that does not hold
   */
  User authenticate(String authorization, Request request, String account, ServiceVersion version) {
    if (!version.atLeast(ServiceVersion.V2017_11_09)) {
      throw Refusals.failed("Authentication scheme Bearer is not supported in this version.");
    }
    if (!enabled) {
      throw Refusals.unreadableToken(
          version, "This emulator takes no bearer tokens: start it with --oauth basic.");
    }
    if (!request.peer().secure()) {
      throw Refusals.failed("Authentication scheme Bearer is not allowed with HTTP.");
    }
    BearerToken token = BearerToken.read(authorization.substring(SCHEME.length()).strip());
    if (token == null) {
      throw Refusals.unreadableToken(version, "The token is no JSON Web Token.");
    }
    judge(token, account, version);
    return token.user();
  }

  private void judge(BearerToken token, String account, ServiceVersion version) {
    Instant now = realTime.instant();
    if (token.notBefore() == null
        || token.expiry() == null
        || token.issuedAt() == null
        || token.issuer() == null
        || token.audience().isEmpty()) {
      throw Refusals.invalidToken(version, "Authentication scheme Bearer is not supported.");
    }
    if (now.isBefore(token.notBefore())) {
      throw Refusals.invalidToken(version, "Lifetime validation failed.");
    }
    if (!now.isBefore(token.expiry())) {
      throw Refusals.invalidToken(version, "Lifetime validation failed. The token is expired.");
    }
    if (ISSUERS.stream().noneMatch(token.issuer()::startsWith)) {
      throw Refusals.invalidToken(
          version, "Invalid token issuer.", "Issuer validation failed. Issuer did not match.");
    }
    if (token.audience().stream().noneMatch(audience -> isFor(audience, account))) {
      throw Refusals.invalidToken(
          version,
          "Invalid token audience.",
          "Audience validation failed. Audience did not match.");
    }
  }

  private static boolean isFor(String audience, String account) {
    var ofAccount = ACCOUNT.matcher(audience);
    return ofAccount.matches()
        ? ofAccount.group(1).equals(account)
        : STORAGE.matcher(audience).matches();
  }
}
