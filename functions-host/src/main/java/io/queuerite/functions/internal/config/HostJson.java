package io.queuerite.functions.internal.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.queuerite.functions.HostStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What host.json says, with the settings that stand in for parts of it, and the rest filled in.
 *
 * @param queues of {@code extensions.queues}
 * @param functionTimeout null for none
 * @param functions the names of those to load; empty for all
 * @param routePrefix what HTTP routes begin with; may be empty
 * @param retry for functions that have no policy of their own
 */
public record HostJson(
    QueuesConfig queues,
    @Nullable Duration functionTimeout,
    List<String> functions,
    String routePrefix,
    @Nullable RetryPolicy retry) {
  /** Before the path of a value for which a setting stands in. */
  private static final String OVERRIDES = "AzureFunctionsJobHost";

  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);
  private static final Duration NO_TIMEOUT = Duration.ofDays(-1);

  /**
   * Where the host runs.
   *
   * @param development whether as Core Tools does, which polls at least every 2 s
   * @param processorCount what the default of newBatchThreshold is multiplied with
   */
  public record Surroundings(boolean development, int processorCount) {}

  /**
   * Reads the file.
   *
   * @throws HostStartException where there is none, or a value is wrong
   */
  public static HostJson read(Path file, AppSettings settings, Surroundings surroundings) {
    try {
      return parse(Files.readString(file), file.toString(), settings, surroundings);
    } catch (IOException unreadable) {
      throw new HostStartException(
          "%s: cannot be read (%s); expected a host.json with at least {\"version\": \"2.0\"}"
              .formatted(file, unreadable.getClass().getSimpleName()),
          unreadable);
    }
  }

  /**
   * Reads text.
   *
   * @param origin what messages call it
   * @throws HostStartException where a value is wrong
   */
  public static HostJson parse(
      String text, String origin, AppSettings settings, Surroundings surroundings) {
    FlatJson json = new FlatJson(root(text, origin), origin);
    settings
        .children(OVERRIDES)
        .forEach(
            (path, value) ->
                json.override(path, value, OVERRIDES + "__" + path.replace(":", "__")));
    if (!json.isText("version", "2.0")) {
      throw json.wrong("version", "the text \"2.0\"");
    }
    int processors =
        "Dynamic".equals(settings.value("WEBSITE_SKU")) ? 1 : surroundings.processorCount();
    String prefix = json.text("extensions:http:routePrefix");
    return new HostJson(
        QueuesSection.read(json, surroundings.development(), processors),
        timeout(json),
        json.list("functions"),
        prefix == null ? "api" : prefix,
        retry(json));
  }

  /** An object with nothing in it stands for the default, as the real host would write it. */
  private static JsonObject root(String text, String origin) {
    JsonElement root;
    try {
      root = JsonParser.parseString(text);
    } catch (JsonParseException broken) {
      throw new HostStartException(origin + ": is no JSON; expected a JSON object", broken);
    }
    if (!root.isJsonObject()) {
      throw new HostStartException(origin + ": expected a JSON object");
    }
    JsonObject object = root.getAsJsonObject();
    if (object.isEmpty()) {
      object.addProperty("version", "2.0");
    }
    return object;
  }

  private static @Nullable Duration timeout(FlatJson json) {
    Duration timeout = json.timeSpan("functionTimeout", DEFAULT_TIMEOUT);
    if (timeout.equals(NO_TIMEOUT)) {
      return null;
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw json.wrong("functionTimeout", TimeSpan.FORM + ", one second or more, or -1 for none");
    }
    return timeout;
  }

  private static @Nullable RetryPolicy retry(FlatJson json) {
    String strategy = json.text("retry:strategy");
    if (strategy == null) {
      return null;
    }
    int count = json.integer("retry:maxRetryCount", -1, -1, Integer.MAX_VALUE);
    return switch (strategy.toLowerCase(Locale.ROOT)) {
      case "fixeddelay" -> {
        Duration delay = interval(json, "retry:delayInterval");
        yield new RetryPolicy(count, delay, delay);
      }
      case "exponentialbackoff" -> exponential(json, count);
      default -> throw json.wrong("retry:strategy", "fixedDelay or exponentialBackoff");
    };
  }

  private static RetryPolicy exponential(FlatJson json, int count) {
    Duration least = interval(json, "retry:minimumInterval");
    Duration most = interval(json, "retry:maximumInterval");
    if (most.compareTo(least) < 0) {
      throw json.wrong("retry:maximumInterval", "no less than minimumInterval");
    }
    return new RetryPolicy(count, least, most);
  }

  private static Duration interval(FlatJson json, String path) {
    Duration interval = json.timeSpan(path, Duration.ofSeconds(-1));
    if (interval.isNegative()) {
      throw json.wrong(path, TimeSpan.FORM + ", not negative");
    }
    return interval;
  }
}
