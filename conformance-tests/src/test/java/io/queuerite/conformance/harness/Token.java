package io.queuerite.conformance.harness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A bearer token as Microsoft Entra ID hands it out, signed by nobody in particular. */
public final class Token {
  public static final String USER = "11111111-1111-1111-1111-111111111111";
  public static final String TENANT = "22222222-2222-2222-2222-222222222222";

  private final Map<String, String> claims = new LinkedHashMap<>();

  private Token() {}

  /** A token that holds for an hour on either side of now. */
  public static Token good() {
    return new Token()
        .time("nbf", Duration.ofHours(-1))
        .time("iat", Duration.ofHours(-1))
        .time("exp", Duration.ofHours(1))
        .set("iss", "https://sts.windows.net/" + TENANT + "/")
        .set("aud", "https://storage.azure.com")
        .set("oid", USER)
        .set("tid", TENANT);
  }

  public Token set(String claim, String text) {
    claims.put(claim, '"' + text + '"');
    return this;
  }

  /** A time claim, so far from now. */
  public Token time(String claim, Duration fromNow) {
    claims.put(claim, Long.toString(Instant.now().plus(fromNow).getEpochSecond()));
    return this;
  }

  public Token without(String claim) {
    claims.remove(claim);
    return this;
  }

  public String text() {
    String payload =
        claims.entrySet().stream()
            .map(claim -> '"' + claim.getKey() + "\":" + claim.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(payload) + ".c2lnbmF0dXJl";
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
