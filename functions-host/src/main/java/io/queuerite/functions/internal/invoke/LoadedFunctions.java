package io.queuerite.functions.internal.invoke;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of an app's functions.
 *
 * @param definitions of all that run, as function.json would have them, by their names
 * @param errors why a function is not started, by its name
 * @param disabled the names of those that are switched off
 * @param warnings lines for the log
 */
public record LoadedFunctions(
    List<QueueFunction> queue,
    List<HttpFunction> http,
    Map<String, Definition> definitions,
    Map<String, String> errors,
    Set<String> disabled,
    List<String> warnings) {
  /** What a function is, as its folder in a staging folder would say it. */
  @FunctionalInterface
  public interface Definition {
    /**
     * The text of its function.json.
     *
     * @param scriptFile where the app's jar is, seen from the function's folder
     */
    String functionJson(String scriptFile);
  }
}
