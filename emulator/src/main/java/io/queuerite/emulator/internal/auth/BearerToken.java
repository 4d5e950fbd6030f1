package io.queuerite.emulator.internal.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import io.queuerite.emulator.internal.model.User;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bearer token claims. Who signed it is not looked at: an emulator has no tenant to ask. The
 * one class that sees the library, which an embedder without tokens need not have.
 *
 * @param notBefore from when on it holds; null where it does not say, as for all that follow
 * @param user whose it is
 */
record BearerToken(
    @Nullable Instant notBefore,
    @Nullable Instant expiry,
    @Nullable Instant issuedAt,
    @Nullable String issuer,
    List<String> audience,
    User user) {

  /** Reads a token; null where it is none. */
  static @Nullable BearerToken read(String text) {
    try {
      JWTClaimsSet claims = JWTParser.parse(text).getJWTClaimsSet();
      return claims == null ? null : of(claims);
    } catch (ParseException | IllegalArgumentException isNone) {
      return null;
    }
  }

  private static BearerToken of(JWTClaimsSet claims) {
    return new BearerToken(
        instant(claims.getNotBeforeTime()),
        instant(claims.getExpirationTime()),
        instant(claims.getIssueTime()),
        claims.getIssuer(),
        claims.getAudience(),
        new User(text(claims, "oid"), text(claims, "tid")));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? text : "";
  }
}
