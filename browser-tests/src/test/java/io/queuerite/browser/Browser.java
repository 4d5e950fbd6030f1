package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, with a profile of its own that is gone afterwards. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path profile;
  private final ChromeDriver driver;

  Browser() {
    try {
      profile = Files.createTempDirectory("queuerite-browser");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("chromedriver", "chromium-driver"))
                .usingAnyFreePort()
                .build(),
            options());
    size(1280, 860);
  }

  private ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(installed("chromium", "chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--force-color-profile=srgb",
        // Names that somebody made to lead here: nobody is asked for them.
        "--host-resolver-rules=MAP *.example 127.0.0.1",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  private static File installed(String program, String debian) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      File file = new File(folder, program);
      if (file.canExecute()) {
        return file;
      }
    }
    throw new IllegalStateException(
        program + " is not installed: as root, ./check does it, or apt-get install " + debian);
  }

  /** What a person sees at that address. */
  void open(URI address) {
    // A fragment alone would not load the page anew.
    driver.get("about:blank");
    driver.get(address.toString());
  }

  /** Goes away from the page, which asks nothing any more. */
  void leave() {
    driver.get("about:blank");
  }

  /** Follows a link within the page. */
  void goTo(String hash) {
    script("location.hash = arguments[0]", hash);
  }

  /** The page as it would be on a screen of that width and height. */
  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** Light or dark, as the machine's owner prefers. */
  void scheme(String lightOrDark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
  }

  @Nullable Object script(String script, @Nullable Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** A CDP command, for what the driver has no words for. */
  Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  String text() {
    return String.valueOf(script("return document.body.innerText"));
  }

  String hash() {
    return String.valueOf(script("return location.hash"));
  }

  /** Waits until the page shows all of that. */
  void sees(String... texts) {
    until("the page shows " + List.of(texts), () -> Stream.of(texts).allMatch(text()::contains));
  }

  void seesNot(String text) {
    until("the page no longer shows " + text, () -> !text().contains(text));
  }

  /** Waits for something, and shows the page where it does not come. */
  void until(String what, Callable<Boolean> condition) {
    await()
        .alias(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(30))
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .conditionEvaluationListener(
            evaluated -> {
              if (evaluated.getRemainingTimeInMS() <= 0) {
                System.err.println("The page when it did not come: " + text());
              }
            })
        .until(condition);
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** The one element, once it is there. */
  WebElement find(String css) {
    until("there is " + css, () -> !all(css).isEmpty());
    return driver.findElement(By.cssSelector(css));
  }

  /** Puts a text into a field at once. */
  void fill(String css, String text) {
    WebElement field = find(css);
    script(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))",
        field,
        text);
  }

  /** The button of that name. */
  WebElement button(String name) {
    String path = "//button[normalize-space(.)='" + name + "']";
    until("there is a button " + name, () -> !driver.findElements(By.xpath(path)).isEmpty());
    return driver.findElement(By.xpath(path));
  }

  /** Types what has the focus would get from a keyboard. */
  void keys(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Goes on with the tabulator key until an element of that text or name has the focus. */
  void tabTo(String name) {
    for (int i = 0; i < 60; i++) {
      String focused =
          String.valueOf(
              script(
                  "const e = document.activeElement;"
                      + "return (e.getAttribute('aria-label') ?? e.name ?? '') + '|' +"
                      + " (e.innerText ?? '').trim()"));
      if (List.of(focused.split("\\|", -1)).contains(name)) {
        return;
      }
      keys(Keys.TAB);
    }
    throw new AssertionError("no tabulator leads to '" + name + "' on\n" + text());
  }

  byte[] screenshot() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** Nothing is wider than the screen. */
  void fitsItsWidth(String what) {
    assertThat(
            script(
                "return document.documentElement.scrollWidth <= innerWidth ? '' :"
                    + " [...document.querySelectorAll('*')]"
                    + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
                    + ".map(e => e.tagName + '.' + e.className).join(', ')"))
        .as("what is wider than the screen of %s", what)
        .isEqualTo("");
  }

  /** What the page's script or its policy complained of since it was asked last. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /** Forgets what went wrong on purpose. */
  void forgive() {
    List<String> unused = complaints();
  }

  ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException busy) {
      // The browser's last process may still hold a file; the folder is a temporary one.
    }
  }
}
