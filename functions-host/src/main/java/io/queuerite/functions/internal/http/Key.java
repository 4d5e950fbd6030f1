package io.queuerite.functions.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import io.queuerite.functions.internal.invoke.HttpCall;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Who may call. The real host has keys of functions, of the host, and a master key; here one key is
 * all of them.
 *
 * @param value null where everybody may, as with Core Tools
 */
public record Key(@Nullable String value) {
  private static final String HEADER = "x-functions-key";
  private static final String QUERY = "code";

  boolean admits(AuthorizationLevel level, HttpCall call) {
    if (value == null || level == AuthorizationLevel.ANONYMOUS) {
      return true;
    }
    String given = call.headers().getOrDefault(HEADER, call.query().getOrDefault(QUERY, ""));
    return MessageDigest.isEqual(value.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  /** It goes into no log. */
  @Override
  public String toString() {
    return value == null ? "Key[none]" : "Key[...]";
  }
}
