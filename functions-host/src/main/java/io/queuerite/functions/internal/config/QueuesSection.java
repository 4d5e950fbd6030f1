package io.queuerite.functions.internal.config;

import java.time.Duration;
import java.util.Locale;

/** Reads {@code extensions.queues}. */
final class QueuesSection {
  private static final String PATH = "extensions:queues:";
  private static final Duration LEAST_INTERVAL = Duration.ofMillis(100);
  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final Duration DEVELOPMENT_INTERVAL = Duration.ofSeconds(2);

  private QueuesSection() {}

  static QueuesConfig read(FlatJson json, boolean development, int processors) {
    int batchSize = json.integer(PATH + "batchSize", 16, 1, 32);
    return new QueuesConfig(
        batchSize,
        json.integer(PATH + "newBatchThreshold", batchSize / 2 * processors, 0, Integer.MAX_VALUE),
        json.integer(PATH + "maxDequeueCount", 5, 1, Integer.MAX_VALUE),
        pollingInterval(json, development),
        visibilityTimeout(json),
        base64(json));
  }

  /** In development a minute is 2 s, even where it was written down: the real host does so. */
  private static Duration pollingInterval(FlatJson json, boolean development) {
    Duration interval = json.timeSpan(PATH + "maxPollingInterval", DEFAULT_INTERVAL);
    if (interval.compareTo(LEAST_INTERVAL) < 0) {
      throw json.wrong(PATH + "maxPollingInterval", TimeSpan.FORM + ", 00:00:00.100 or more");
    }
    return development && interval.equals(DEFAULT_INTERVAL) ? DEVELOPMENT_INTERVAL : interval;
  }

  private static Duration visibilityTimeout(FlatJson json) {
    Duration timeout = json.timeSpan(PATH + "visibilityTimeout", Duration.ZERO);
    if (timeout.isNegative() || timeout.compareTo(Duration.ofDays(7)) > 0) {
      throw json.wrong(PATH + "visibilityTimeout", TimeSpan.FORM + ", 0 to 7 days");
    }
    return Duration.ofSeconds(timeout.toSeconds());
  }

  private static boolean base64(FlatJson json) {
    String encoding = json.text(PATH + "messageEncoding");
    if (encoding == null) {
      return true;
    }
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "base64" -> true;
      case "none" -> false;
      default -> throw json.wrong(PATH + "messageEncoding", "base64 or none");
    };
  }
}
