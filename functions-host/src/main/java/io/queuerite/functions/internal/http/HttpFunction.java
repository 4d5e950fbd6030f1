package io.queuerite.functions.internal.http;

import io.queuerite.functions.internal.invoke.Payload;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP-triggered function that is ready to run.
 *
 * @param methods in upper case; empty for all
 */
public record HttpFunction(String name, RouteTemplate route, Set<String> methods, Body body) {

  /** Binds, calls, and writes outputs. */
  @FunctionalInterface
  public interface Body {
    /** Blocks until the run is over; throws nothing. */
    Answer run(Call call);
  }

  /**
   * A request.
   *
   * @param headers by name in lower case
   * @param query decoded, without empty values; several values joined by commas
   * @param route the values of the route's parameters
   * @param body null where the request had none, or did not tell its length
   */
  public record Call(
      String method,
      URI uri,
      Map<String, String> headers,
      Map<String, String> query,
      Map<String, String> route,
      @Nullable Payload body) {}

  /** What is answered. */
  public record Answer(int status, List<Map.Entry<String, String>> headers, Payload body) {
    private static final Payload NOTHING = Payload.of("");

    /** An answer without a body. */
    public static Answer empty(int status) {
      return new Answer(status, List.of(), NOTHING);
    }
  }

  boolean takes(String method) {
    return methods.isEmpty() || methods.contains(method);
  }
}
