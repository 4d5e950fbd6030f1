package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.SeedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The pictures of {@code docs/explorer.md}: taken anew with {@code -Dqueuerite.screenshots=true},
 * otherwise only looked at for complaints.
 */
final class ScreenshotsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("queuerite.home", ".."), "docs", "images");
  private static final int LARGEST = 150 * 1024;

  @Test
  void everyViewOfAShopAtWorkIsDrawnWithoutComplaint() throws IOException {
    try (QueueEmulator emulator = QueueEmulator.start();
        Browser browser = new Browser()) {
      Scene.shop(emulator);
      Scene.traffic(emulator);
      browser.open(Scene.page(emulator));
      browser.sees("orders-poison", "thumbnails");
      work(emulator, browser);
      take(browser, "explorer-queues");
      browser.scheme("dark");
      take(browser, "explorer-queues-dark");
      browser.scheme("light");
      browser.size(360, 740);
      take(browser, "explorer-360");
      browser.size(1280, 860);
      browser.goTo("#/queue/orders");
      browser.sees("C-1235");
      browser.script("document.querySelector('.messages .row').click()");
      browser.sees("9007199254740993", "Pop receipt");
      take(browser, "explorer-queue");
      browser.goTo("#/journal");
      browser.sees("ServerBusy", "Put Message");
      take(browser, "explorer-journal");
      emulator
          .faults()
          .add(FaultRule.of(Fault.delay(Duration.ofSeconds(2))).queue("orders").always());
      emulator
          .faults()
          .add(FaultRule.of(Fault.status(502)).on(QueueOperation.GET_MESSAGES).times(3));
      browser.goTo("#/faults");
      browser.sees("every time", "Get Messages");
      take(browser, "explorer-faults");
      emulator.clock().advance(Duration.ofDays(7));
      emulator.clock().freeze();
      browser.goTo("#/clock");
      browser.sees("frozen");
      take(browser, "explorer-clock");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** Some movement for the chart. */
  private static void work(QueueEmulator emulator, Browser browser) {
    long before = samples(browser);
    for (int i = 1; i <= 24; i++) {
      for (int j = 0; j < 3 + (i * 7) % 11; j++) {
        emulator
            .queue("audit")
            .put(SeedMessage.of("event " + i).hiddenFor(Duration.ofSeconds(i % 3 * 30L)));
      }
      if (i % 9 == 0) {
        emulator.queue("audit").clear();
      }
      long wanted = before + i;
      browser.script("document.dispatchEvent(new Event('visibilitychange'))");
      browser.until("the chart has another look", () -> samples(browser) >= wanted);
    }
  }

  private static long samples(Browser browser) {
    Object points =
        browser.script(
            "return (document.querySelector('.chart polyline')?.getAttribute('points') ?? '')"
                + ".split(' ').length");
    return ((Number) Objects.requireNonNull(points)).longValue();
  }

  private static void take(Browser browser, String name) throws IOException {
    browser.fitsItsWidth(name);
    byte[] picture = browser.screenshot();
    assertThat(picture).hasSizeLessThan(LARGEST);
    if (Boolean.getBoolean("queuerite.screenshots")) {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve(name + ".png"), picture);
    }
  }
}
