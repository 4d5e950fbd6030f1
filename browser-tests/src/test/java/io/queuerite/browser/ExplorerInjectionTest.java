package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.QueueEmulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever others put into the emulator, or into a link, is a text on the page and nothing else.
 */
final class ExplorerInjectionTest extends BrowserTest {
  private static final String PWNED = "window.pwned = true";

  static List<String> markup() {
    return List.of(
        "<script>" + PWNED + "</script>",
        "<img src=x onerror=\"" + PWNED + "\">",
        "<svg onload=\"" + PWNED + "\"></svg>",
        "\"><iframe srcdoc=\"<script>parent.pwned=true</script>\"></iframe>",
        "'\" autofocus onfocus=\"" + PWNED + "\" x=\"",
        "</pre></textarea></title><script>" + PWNED + "</script>",
        "<!--<img src=\"--><img src=x onerror=" + PWNED.replace(" ", "") + "//\">",
        "<a href=\"javascript:" + PWNED + "\">click</a>",
        "<style>@import 'http://evil.example/x.css'; body{display:none}</style>",
        "${" + PWNED + "} {{constructor.constructor('" + PWNED + "')()}}",
        "<template><!--?lit$--></template><!--lit-part-->",
        "{\"_$litType$\":1,\"strings\":[\"<img src=x onerror=" + PWNED + ">\"],\"values\":[]}",
        "\u202egnp.exe <img src=x onerror=\"" + PWNED + "\"> \u2066");
  }

  /** No element, handler, frame or style that the page does not have by itself. */
  private void assertUntouched() {
    assertThat(browser.script("return window.pwned ?? null")).isNull();
    assertThat(
            browser.script(
                """
                return [...document.querySelectorAll('script:not([src="assets/app.js"]), iframe, style,'
                    + ' object, embed, img:not([src="assets/icon.svg"]), base, meta[http-equiv],'
                    + ' link:not([href^="assets/"]), a[href^="javascript:"]')]
                  .map((e) => e.outerHTML)
                  .concat([...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()
                    .filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc')))
                  .join();
                """))
        .isEqualTo("");
  }

  @Test
  void aMessagesTextIsAText() {
    emulator().queue("orders").create();
    for (String attack : markup()) {
      emulator().queue("orders").put(attack);
      emulator().queue("orders").put(Scene.base64(attack));
    }
    openAll("#/queue/orders", 2 * markup().size());
    for (int i = 0; i < markup().size(); i++) {
      String shown = markup().get(i).replace("\u202e", "\\u202e").replace("\u2066", "\\u2066");
      for (int j = 2 * i; j < 2 * i + 2; j++) {
        assertThat(browser.all("pre.text").get(j).getText()).isEqualToIgnoringWhitespace(shown);
      }
    }
    browser.script(
        "[...document.querySelectorAll('button[aria-pressed]')].forEach((raw) => raw.click())");
    browser.sees(Scene.base64(markup().get(0)));
    assertUntouched();
  }

  @Test
  void keysAndValuesOfJsonAreTexts() {
    emulator().queue("orders").create();
    for (String attack : markup()) {
      String quoted = "\"" + attack.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      emulator().queue("orders").put("{" + quoted + ":[" + quoted + "]}");
    }
    openAll("#/queue/orders", markup().size());
    assertThat(browser.all("pre .key")).hasSize(markup().size());
    assertUntouched();
  }

  private void openAll(String hash, int messages) {
    open(hash);
    browser.until("all are there", () -> browser.all(".messages .row").size() == messages);
    browser.script("document.querySelectorAll('.messages .row').forEach((row) => row.click())");
    browser.until("all are open", () -> browser.all("pre.text").size() == messages);
  }

  @ParameterizedTest
  @MethodSource("markup")
  void metadataUserAgentsAndFiltersAreTexts(String attack) {
    String ascii = attack.replaceAll("[^ -~]", "");
    emulator().queue("orders").create(Map.of("note", ascii));
    new Client(emulator(), ascii).ask("GET", "/orders?comp=metadata", "");
    open("#/queue/orders");
    browser.sees("note", ascii.strip());
    browser.goTo("#/journal");
    browser.find(".journal .row").click();
    browser.sees(ascii.strip());
    browser.fill("input[type=search]", "<b>" + ascii);
    browser.sees("No request fits the filter.");
    browser.goTo("#/");
    browser.sees("Visible");
    browser.fill("input[type=search]", ascii);
    browser.sees("No queue has “" + ascii);
    assertUntouched();
  }

  @ParameterizedTest
  @MethodSource("markup")
  void aLinkIsAText(String attack) {
    String encoded = URLEncoder.encode(attack, StandardCharsets.UTF_8).replace("+", "%20");
    open("#/queue/" + encoded);
    browser.sees("There is no queue");
    assertUntouched();
    open("");
    browser.goTo("#/" + attack);
    browser.goTo("#/queue/" + attack.replace("%", "%25"));
    browser.sees("There is no queue");
    browser.open(Scene.page(emulator(), "#/?account=" + encoded));
    browser.sees("The emulator refuses: account '");
    assertUntouched();
    browser.forgive();
  }

  @Test
  void aLinkLeadsToNothingButAQueue() {
    emulator().queue("orders").create().put("a");
    for (String path :
        List.of(
            "..", "../../reset", "orders/../orders", "orders%2f..", "%00", "orders?x", "ORDERS")) {
      open("#/queue/" + path.replace("%00", "%2500"));
      browser.sees(path.equals("orders?x") ? "1 visible" : "There is no queue");
    }
    assertThat(emulator().queue("orders").snapshot().messages()).hasSize(1);
    browser.forgive();
  }

  @ParameterizedTest
  @MethodSource("markup")
  void whatIsTypedIntoFormsComesBackAsAText(String attack) {
    open("#/faults");
    browser.script(
        "const s = document.querySelector('[name=fault]'); s.value = 'error';"
            + "s.dispatchEvent(new Event('change'))");
    browser.fill("[name=code]", attack);
    browser.fill("[name=queue]", attack);
    browser.button("Plan it").click();
    browser.find("form .error");
    browser.goTo("#/clock");
    browser.fill("[name=to]", attack);
    browser.button("Set").click();
    browser.sees("expected a time such as");
    assertUntouched();
    assertThat(emulator().faults().planned()).isEmpty();
    browser.forgive();
  }

  @Test
  void theBrowserItselfKeepsTextsFromBecomingMarkup() {
    open("");
    assertThat(
            browser.script(
                "try { document.body.innerHTML = '<img src=x>'; return 'done' }"
                    + " catch (refused) { return refused.name }"))
        .isEqualTo("TypeError");
    // Later: what the driver runs may evaluate texts, whatever the page's policy says.
    browser.script(
        "setTimeout(() => { try { (0, eval)('window.pwned = true'); window.tried = 'done' }"
            + " catch (refused) { window.tried = refused.name } }, 50)");
    browser.until("it was tried", () -> browser.script("return window.tried") != null);
    assertThat(browser.script("return window.tried")).isEqualTo("EvalError");
    browser.script(
        "const s = document.createElement('script');"
            + "s.append('window.pwned = true'); try { document.body.append(s) } catch {}");
    assertThat(browser.script("return window.pwned ?? null")).isNull();
    browser.forgive();
  }

  @Test
  void thePageAsksNobodyElse() {
    emulator().queue("orders").create().put("a");
    open("#/queue/orders");
    browser.sees("1 visible");
    for (String hash : List.of("#/journal", "#/faults", "#/clock", "#/")) {
      browser.goTo(hash);
      browser.sees("live");
    }
    String own = Scene.page(emulator()).toString();
    assertThat(
            browser.script(
                "return performance.getEntriesByType('resource').map((e) => e.name)"
                    + ".filter((name) => !name.startsWith(arguments[0])).join()",
                own))
        .isEqualTo("");
  }

  @Test
  void aKeyOfItsOwnIsNeverOnThePage() {
    String secret = "c2VjcmV0".repeat(8);
    try (QueueEmulator closed = QueueEmulator.builder().account("mine", secret).start()) {
      browser.open(Scene.page(closed));
      browser.sees("AccountName=mine;AccountKey=<your key>;");
      assertThat(String.valueOf(browser.script("return document.documentElement.innerHTML")))
          .doesNotContain(secret);
      assertThat(
              String.valueOf(
                  browser.script("return fetch('overview').then((answer) => answer.text())")))
          .contains("\"mine\"")
          .doesNotContain(secret);
      browser.leave();
    }
  }
}
