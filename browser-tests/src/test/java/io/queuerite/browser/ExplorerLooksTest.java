package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on a small screen, in the light and in the dark, and to those who do not see it. */
final class ExplorerLooksTest extends BrowserTest {
  private static final String LONGEST = "a".repeat(63);

  /** Every element with text of its own whose contrast is too low for text of its size. */
  private static final String FAINT =
      """
      const rgba = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
      const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
        .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const ground = (e) => {
        for (; e; e = e.parentElement) {
          const color = rgba(getComputedStyle(e).backgroundColor);
          if (color.length === 3 || color[3] === 1) return color;
        }
        return rgba(getComputedStyle(document.documentElement).backgroundColor);
      };
      return [...document.querySelectorAll('#app *')]
        .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
        .filter((e) => e.checkVisibility() && !e.closest(':disabled') && !e.closest('.none'))
        .map((e) => {
          const [a, b] = [light(rgba(getComputedStyle(e).color)), light(ground(e))];
          return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e];
        })
        .filter(([contrast]) => contrast < 4.5)
        .map(([contrast, e]) => contrast.toFixed(2) + ' ' + e.tagName + '.' + e.className);
      """;

  private void fill() {
    emulator().queue(LONGEST).create(Map.of("a".repeat(200), "b".repeat(900)));
    emulator().queue(LONGEST).put("c".repeat(20_000));
    emulator()
        .queue(LONGEST)
        .put(SeedMessage.of("{\"k\":\"" + "d".repeat(900) + "\"}").hiddenFor(Duration.ofHours(1)));
    emulator().queue("orders").create().put("a");
    emulator().faults().add(FaultRule.of(Fault.error("QueueNotFound")).queue(LONGEST).always());
    new Client(emulator(), "agent/" + "e".repeat(500)).ask("GET", "/" + LONGEST + "/messages", "");
  }

  private void everyView(Runnable look) {
    for (String hash :
        List.of(
            "#/", "#/queue/" + LONGEST, "#/queue/nothing", "#/journal", "#/faults", "#/clock")) {
      browser.goTo(hash);
      browser.until(
          "the view is drawn",
          () -> browser.hash().equals(hash) && browser.all(".waiting").isEmpty());
      browser.script("document.querySelectorAll('ol .row').forEach((row) => row.click())");
      if (hash.contains(LONGEST)) {
        browser.sees("Pop receipt");
      }
      look.run();
    }
    browser.forgive();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 412, 768, 1920})
  void nothingIsWiderThanTheScreen(int width) {
    fill();
    browser.size(width, 740);
    open("");
    everyView(() -> browser.fitsItsWidth(browser.hash()));
  }

  @Test
  void noWindowIsWiderThanASmallScreen() {
    fill();
    browser.size(360, 740);
    open("#/queue/" + LONGEST);
    browser.sees("1 visible");
    for (String key : List.of("?", "n", "s", "c", "v")) {
      browser.keys(key);
      browser.find("dialog[open]");
      browser.fitsItsWidth("the window of " + key);
      assertThat(
              browser.script(
                  "const d = document.querySelector('dialog');"
                      + "return d.scrollWidth <= d.clientWidth && d.getBoundingClientRect().right <= 360"))
          .isEqualTo(true);
      browser.script("document.querySelector('dialog').close()");
      browser.until("the window is closed", () -> browser.all("dialog").isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextStandsOutFromItsGround(String scheme) {
    fill();
    browser.scheme(scheme);
    open("");
    everyView(
        () ->
            assertThat((List<?>) Objects.requireNonNull(browser.script(FAINT)))
                .as("%s %s", scheme, browser.hash())
                .isEmpty());
    Object ground = browser.script("return getComputedStyle(document.body).backgroundColor");
    assertThat(ground).isEqualTo(scheme.equals("dark") ? "rgb(14, 19, 24)" : "rgb(244, 246, 248)");
  }

  @Test
  void everyControlHasANameForThoseWhoDoNotSeeIt() {
    fill();
    open("");
    everyView(
        () ->
            assertThat(
                    (List<?>)
                        Objects.requireNonNull(
                            browser.script(
                                """
                                return [...document.querySelectorAll('a, button, input, select, textarea, svg[role=img]')]
                                  .filter((e) => !(e.innerText?.trim() || e.getAttribute('aria-label')
                                    || e.querySelector('img[alt]') || e.closest('label')?.innerText.trim()))
                                  .map((e) => e.outerHTML.slice(0, 120));
                                """)))
                .as(browser.hash())
                .isEmpty());
  }

  @Test
  void landmarksAndHeadingsLeadThroughThePage() {
    fill();
    open("");
    assertThat(browser.all("header, main, footer, nav[aria-label]")).hasSize(4);
    everyView(() -> assertThat(browser.all("h1")).as(browser.hash()).hasSize(1));
    browser.goTo("#/faults");
    browser.until(
        "the tab is marked",
        () -> browser.find("[aria-current=page]").getText().startsWith("Faults"));
  }
}
