package io.queuerite.functions.internal.invoke;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of an app's functions.
 *
 * @param errors why a function is not started, by its name
 * @param disabled the names of those that are switched off
 * @param warnings lines for the log
 */
public record LoadedFunctions(
    List<QueueFunction> queue,
    List<HttpFunction> http,
    Map<String, String> errors,
    Set<String> disabled,
    List<String> warnings) {}
