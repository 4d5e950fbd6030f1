package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import java.util.List;

/**
 * An HTTP-triggered function that is ready to run.
 *
 * @param route without the prefix of all routes
 * @param methods empty for all
 */
public record HttpFunction(
    String name, String route, List<HttpMethod> methods, AuthorizationLevel authLevel, Body body) {

  /** Binds, calls, writes outputs. */
  @FunctionalInterface
  public interface Body {
    /** Blocks until the run is over, however it ends; throws nothing. */
    Run run(HttpCall call);
  }

  /** How a run ended, and what is answered: 500 and nothing else where it failed. */
  public record Run(RunResult result, HttpAnswer answer) {}
}
