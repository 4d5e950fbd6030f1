package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.SeedMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Behind {@code ./bench explorer}, and in no other run: how long a person waits for the page of a
 * full emulator. Times are from the navigation's start, nothing is in the browser's cache.
 */
final class FirstPaint {
  private static final int QUEUES = 1000;
  private static final int MESSAGES = 100_000;
  private static final int RUNS = 30;
  private static final int UNCOUNTED = 3;
  private static final double LIMIT_MILLIS = 300;

  /** The first paint of anything, and the first picture with rows of the list in it. */
  private static final String TIMES =
      """
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      const shown = performance.getEntriesByName('queuerite-shown')[0];
      return paint && shown ? [paint.startTime, shown.startTime] : null;
      """;

  private final List<Double> medians = new ArrayList<>();

  @Test
  void thePageOfAFullEmulatorIsThereAtOnce() {
    try (QueueEmulator emulator = QueueEmulator.start();
        Browser browser = new Browser()) {
      fill(emulator);
      browser.cdp("Network.enable", Map.of());
      browser.cdp("Network.setCacheDisabled", Map.of("cacheDisabled", true));
      System.out.printf(
          Locale.ROOT,
          "%n%d queues, one of them with %,d messages (10 %% hidden); %d loads each%n%n",
          QUEUES,
          MESSAGES,
          RUNS);
      System.out.printf("%-44s %6s %10s %10s%n", "milliseconds", "median", "95 %", "slowest");
      measure(browser, Scene.page(emulator), "list of queues");
      measure(browser, Scene.page(emulator, "#/queue/full"), "queue of 100,000 messages");
      assertThat(medians).allSatisfy(median -> assertThat(median).isLessThan(LIMIT_MILLIS));
    }
  }

  private static void fill(QueueEmulator emulator) {
    for (int i = 0; i < QUEUES - 1; i++) {
      QueueProbe queue = emulator.queue("queue-" + (1000 + i)).create();
      for (int j = 0; j < i % 4; j++) {
        queue.put("message " + j);
      }
    }
    QueueProbe full = emulator.queue("full").create();
    for (int i = 0; i < MESSAGES; i++) {
      full.put(
          SeedMessage.of(
                  Scene.base64("{\"number\":" + i + ",\"text\":\"" + "x".repeat(200) + "\"}"))
              .hiddenFor(i % 10 == 0 ? Duration.ofHours(1) : Duration.ZERO));
    }
  }

  private void measure(Browser browser, URI address, String what) {
    List<Double> paints = new ArrayList<>();
    List<Double> pictures = new ArrayList<>();
    for (int run = 0; run < UNCOUNTED + RUNS; run++) {
      browser.open(address);
      browser.until("it is painted", () -> browser.script(TIMES) != null);
      List<?> times = (List<?>) Objects.requireNonNull(browser.script(TIMES));
      if (run >= UNCOUNTED) {
        paints.add(((Number) times.get(0)).doubleValue());
        pictures.add(((Number) times.get(1)).doubleValue());
      }
    }
    print(what + ": first paint", paints);
    print(what + ": rows drawn", pictures);
  }

  private void print(String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    medians.add(median);
    System.out.printf(
        Locale.ROOT,
        "%-44s %6.0f %10.0f %10.0f%n",
        what,
        median,
        sorted.get(sorted.size() * 95 / 100),
        sorted.get(sorted.size() - 1));
  }
}
