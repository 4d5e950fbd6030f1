package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.QueueEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A browser for the class, and an emulator for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit's to set
abstract class BrowserTest {
  Browser browser;
  private QueueEmulator emulator = start();

  private static QueueEmulator start() {
    return QueueEmulator.builder()
        .account(EmulatorOptions.DEVELOPMENT_ACCOUNT, EmulatorOptions.DEVELOPMENT_KEY)
        .account("second", EmulatorOptions.DEVELOPMENT_KEY)
        .start();
  }

  @BeforeAll
  void startBrowser() {
    browser = new Browser();
  }

  @AfterEach
  void nothingIsComplainedOf() {
    browser.size(1280, 860);
    browser.scheme("light");
    assertThat(browser.complaints()).as("what the browser complained of").isEmpty();
    browser.leave();
    emulator.close();
    emulator = start();
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
    emulator.close();
  }

  QueueEmulator emulator() {
    return emulator;
  }

  /** Opens the page, and waits until it shows what the emulator holds. */
  void open(String hash) {
    browser.open(Scene.page(emulator, hash));
    browser.sees("live");
  }
}
