package io.queuerite.functions.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an app. Names disregard case; {@code a__b} is another spelling of {@code a:b},
 * which makes {@code b} a child of {@code a}.
 */
public final class AppSettings {
  private final SortedMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param explicit win over all others
   * @param environment the process's; empty where the host is not to see it
   * @param file the least: a setting of the environment wins over it, with a warning
   */
  public AppSettings(
      Map<String, String> explicit, Map<String, String> environment, LocalSettings file) {
    file.values().forEach((name, value) -> values.put(section(name), value));
    environment.forEach(
        (name, value) -> {
          if (values.put(section(name), value) != null) {
            warnings.add(
                "%s of local.settings.json is skipped: the environment has it too".formatted(name));
          }
        });
    explicit.forEach((name, value) -> values.put(section(name), value));
  }

  /** With these settings and no others. */
  public static AppSettings of(Map<String, String> explicit) {
    return new AppSettings(explicit, Map.of(), LocalSettings.NONE);
  }

  /** What was skipped, in lines for the log. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The value of a setting; null where it has none. */
  public @Nullable String value(String name) {
    return values.get(section(name));
  }

  /** Whether a setting has a value or children. */
  public boolean exists(String name) {
    return value(name) != null || !children(name).isEmpty();
  }

  /** What is set under a name: the rest of each name, and its value. */
  public SortedMap<String, String> children(String name) {
    String prefix = section(name) + ":";
    SortedMap<String, String> children = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.forEach(
        (full, value) -> {
          if (full.regionMatches(true, 0, prefix, 0, prefix.length())) {
            children.put(full.substring(prefix.length()), value);
          }
        });
    return children;
  }

  /** Whether a function is switched off. */
  public boolean disabled(String function) {
    return isTrue("AzureWebJobs." + function + ".Disabled")
        || isTrue("AzureWebJobs_" + function + "_Disabled");
  }

  private boolean isTrue(String name) {
    String value = value(name);
    return value != null && List.of("true", "1").contains(value.strip().toLowerCase(Locale.ROOT));
  }

  private static String section(String name) {
    return name.replace("__", ":");
  }
}
