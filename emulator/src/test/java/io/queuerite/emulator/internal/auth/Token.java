package io.queuerite.emulator.internal.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A bearer token as Microsoft Entra ID hands it out, signed by nobody in particular. */
record Token(Map<String, String> claims) {
  static final String USER = "11111111-1111-1111-1111-111111111111";
  static final String TENANT = "22222222-2222-2222-2222-222222222222";

  /** A token that holds for an hour on either side of {@code now}. */
  static Token at(Instant now) {
    return new Token(Map.of())
        .with("nbf", now.minusSeconds(3600))
        .with("iat", now.minusSeconds(3600))
        .with("exp", now.plusSeconds(3600))
        .with("iss", "https://sts.windows.net/" + TENANT + "/")
        .with("aud", "https://storage.azure.com")
        .with("oid", USER)
        .with("tid", TENANT);
  }

  Token with(String name, Instant time) {
    return withJson(name, Long.toString(time.getEpochSecond()));
  }

  Token with(String name, String text) {
    return withJson(name, '"' + text + '"');
  }

  Token withJson(String name, String json) {
    Map<String, String> more = new LinkedHashMap<>(claims);
    more.put(name, json);
    return new Token(more);
  }

  Token without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(claims);
    fewer.remove(name);
    return new Token(fewer);
  }

  String signed() {
    return text("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "c2lnbmF0dXJl";
  }

  String unsigned() {
    return text("{\"alg\":\"none\"}");
  }

  private String text(String header) {
    String payload =
        claims.entrySet().stream()
            .map(claim -> '"' + claim.getKey() + "\":" + claim.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return base64(header) + "." + base64(payload) + ".";
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
