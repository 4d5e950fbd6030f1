package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.Control;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.SeedMessage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of other origins in the same browser, really loaded, try to read and to steer the emulator.
 * Each attack is a row of {@code docs/explorer.md}.
 */
final class ExplorerAttacksTest extends BrowserTest {
  /** A site from elsewhere, and another program's page on this machine. */
  private static final List<String> ORIGINS = List.of("evil.example", "localhost", "127.0.0.1");

  private final EvilSite evil = new EvilSite();

  /** What would change something; each ends with what became of it. */
  private static final List<String> WRITES =
      List.of(
          // Simple requests, which a browser sends without asking first.
          "fetch(E + 'reset', {method: 'POST', mode: 'no-cors'})",
          "fetch(E + 'clock', {method: 'POST', mode: 'no-cors', body: '{\"freeze\":true}'})",
          "fetch(E + 'clock', {method: 'POST', mode: 'no-cors', body: new Blob(['{\"freeze\":true}'], {type: 'text/plain'})})",
          "fetch(E + 'queues/orders/redrive', {method: 'POST', mode: 'no-cors', body: '{\"to\":\"other\"}'})",
          "fetch(E + 'queues/orders/messages/' + ID + '/release', {method: 'POST', mode: 'no-cors'})",
          "fetch(E + 'faults', {method: 'POST', mode: 'no-cors', credentials: 'include', body: new URLSearchParams({fault: 'serverBusy'})})",
          "fetch(E + 'reset', {method: 'POST', mode: 'no-cors', referrerPolicy: 'no-referrer'})",
          "Promise.resolve(navigator.sendBeacon(E + 'reset'))",
          "Promise.resolve(navigator.sendBeacon(E + 'clock', new Blob(['{\"freeze\":true}'], {type: 'text/plain'})))",
          // Requests for which it asks first, and hears no permission.
          "fetch(E + 'clock', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{\"freeze\":true}'})",
          "fetch(E + 'queues/orders', {method: 'DELETE'})",
          "fetch(E + 'queues/orders/messages', {method: 'DELETE'})",
          "fetch(E + 'queues/evil-queue', {method: 'PUT'})",
          "fetch(E + 'clock', {method: 'PUT', headers: {'Content-Type': 'application/json', 'X-HTTP-Method-Override': 'POST'}, body: '{\"freeze\":true}'})");

  /** What would show something to the page that asks; each gives what it saw. */
  private static final List<String> READS =
      List.of(
          "fetch(E + 'overview').then((a) => a.text())",
          "fetch(E + 'overview', {credentials: 'include'}).then((a) => a.text())",
          "fetch(E + 'overview', {mode: 'no-cors'}).then((a) => a.text())",
          "fetch(E + 'queues/orders/messages', {cache: 'force-cache'}).then((a) => a.text())",
          "fetch(E + 'assets/app.js').then((a) => a.text())",
          "import(E + 'assets/api.js').then((api) => Object.keys(api).join())",
          "new Promise((seen) => { const i = new Image(); i.onload = () => seen('image');"
              + " i.onerror = () => seen(''); i.src = E + 'assets/icon.svg'; })",
          "new Promise((seen) => { const s = document.createElement('script'); s.onload = () => seen('script');"
              + " s.onerror = () => seen(''); s.src = E + 'overview'; document.body.append(s); })",
          "new Promise((seen) => { const s = document.createElement('link'); s.rel = 'stylesheet';"
              + " s.onload = () => seen('style'); s.onerror = () => seen(''); s.href = E + 'assets/style.css'; document.head.append(s); })",
          "new Promise((seen) => { const s = new EventSource(E + 'requests?wait=1'); s.onopen = () => seen('events');"
              + " s.onerror = () => { s.close(); seen(''); }; })",
          "new Promise((seen) => { const s = new WebSocket(E.replace('http', 'ws') + 'overview');"
              + " s.onopen = () => seen('socket'); s.onerror = () => seen(''); })",
          // A frame of it shows nothing, so there is nothing to lay an invisible button over.
          "new Promise((seen) => { const f = document.createElement('iframe');"
              + " f.onload = () => { try { seen(f.contentDocument?.body?.innerText ?? ''); } catch { seen(''); } };"
              + " f.src = E; document.body.append(f); })");

  @AfterAll
  void closeSite() {
    evil.close();
  }

  @BeforeEach
  void fill() {
    emulator()
        .queue("orders")
        .create()
        .put(SeedMessage.of("secret text").hiddenFor(Duration.ofHours(1)));
    emulator().queue("other").create();
  }

  private void assertUnharmed() {
    assertThat(emulator().queueNames()).containsExactly("orders", "other");
    assertThat(emulator().queue("orders").snapshot().hidden()).hasSize(1);
    assertThat(emulator().queue("other").snapshot().messages()).isEmpty();
    assertThat(emulator().clock().isFrozen()).isFalse();
    assertThat(emulator().clock().offset()).isZero();
    assertThat(emulator().faults().planned()).isEmpty();
  }

  /** Runs an attack on the page that is open, and gives what it came to. */
  private String attack(URI target, String attack) {
    String id = emulator().queue("orders").snapshot().messages().get(0).id();
    return String.valueOf(
        browser
            .driver()
            .executeAsyncScript(
                "const [E, ID, done] = arguments;"
                    + "Promise.race(["
                    + attack
                    + ", new Promise((late) => setTimeout(() => late(''), 3000))])"
                    + ".then((seen) => done(typeof seen === 'string' ? seen : 'sent'), () => done('refused'))",
                target.toString(),
                id));
  }

  static Stream<Arguments> writes() {
    return ORIGINS.stream().flatMap(o -> WRITES.stream().map(attack -> Arguments.of(o, attack)));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void noPageOfAnotherOriginSteersIt(String origin, String attack) {
    browser.open(evil.page(origin));
    browser.sees("evil");
    String ended = attack(Scene.page(emulator()), attack);
    assertThat(ended).isIn("refused", "sent");
    // Whatever is still under way is there before this, on a connection of its own or not.
    attack(Scene.page(emulator()), "fetch(E + 'health', {mode: 'no-cors'})");
    assertUnharmed();
    browser.forgive();
  }

  static Stream<Arguments> reads() {
    return ORIGINS.stream().flatMap(o -> READS.stream().map(attack -> Arguments.of(o, attack)));
  }

  @ParameterizedTest
  @MethodSource("reads")
  void noPageOfAnotherOriginSeesIt(String origin, String attack) {
    browser.open(evil.page(origin));
    browser.sees("evil");
    assertThat(attack(Scene.page(emulator()), attack)).isIn("", "refused");
    assertUnharmed();
    browser.forgive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain|reset||",
        "application/x-www-form-urlencoded|reset||",
        "multipart/form-data|reset|a|b",
        "text/plain|clock|{\"freeze\":true,\"a\":\"|\"}",
        "application/x-www-form-urlencoded|clock|freeze|true",
        "text/plain|faults|{\"fault\":\"serverBusy\",\"queue\":\"|\"}",
        "multipart/form-data|queues/orders/redrive|to|other"
      })
  void noFormOfAnotherOriginIsTaken(String form) {
    String[] parts = form.split("\\|", -1);
    browser.open(evil.page("evil.example"));
    browser.script(
        """
        const [type, action, name, value] = arguments;
        const form = document.createElement('form');
        Object.assign(form, {method: 'POST', enctype: type, action});
        if (name) {
          const field = document.createElement('input');
          Object.assign(field, {name, value});
          form.append(field);
        }
        document.body.append(form);
        form.submit();
        """,
        parts[0],
        Scene.page(emulator()) + parts[1],
        parts[2],
        parts[3]);
    browser.sees("Origin 'http://evil.example", "expected none");
    assertUnharmed();
    browser.forgive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "_queuerite/",
        "_queuerite/overview",
        "_queuerite/queues/orders",
        "_queuerite/assets/app.js"
      })
  void aNameThatWasMadeToLeadHereShowsNothing(String path) {
    URI rebound = URI.create("http://rebound.example:" + emulator().port() + "/" + path);
    browser.open(rebound);
    assertThat(browser.text()).doesNotContain("secret text", "orders\"", "import");
    // The page is of that origin now, as the attacker's own was before the name was moved.
    for (String attack :
        new String[] {
          "fetch('/_queuerite/overview').then((a) => a.text())",
          "fetch('/_queuerite/queues/orders/messages').then((a) => a.text())",
          "fetch('/_queuerite/reset', {method: 'POST'}).then((a) => a.text())",
          "fetch('/_queuerite/clock', {method: 'POST', headers: {'Content-Type': 'application/json'},"
              + " body: '{\"freeze\":true}'}).then((a) => a.text())",
          "fetch('/_queuerite/queues/orders', {method: 'DELETE'}).then((a) => a.text())"
        }) {
      assertThat(attack(rebound, attack)).contains("Host 'rebound.example");
    }
    assertUnharmed();
    browser.forgive();
  }

  @Test
  void aNameThatWasMadeToLeadHereIsRefusedForAnyCallerToo() {
    try (QueueEmulator open = QueueEmulator.builder().control(Control.ANY).start()) {
      open.queue("orders").create().put("secret text");
      URI rebound = URI.create("http://rebound.example:" + open.port() + "/_queuerite/");
      browser.open(rebound);
      browser.sees("Host 'rebound.example");
      assertThat(attack(rebound, "fetch('overview').then((a) => a.text())"))
          .contains("Host 'rebound.example");
      browser.open(Scene.page(open));
      browser.sees("orders");
      browser.leave();
    }
    browser.forgive();
  }

  @Test
  void aWindowThatWasOpenedCannotBeReadOrSteered() {
    browser.open(evil.page("evil.example"));
    Object seen =
        browser
            .driver()
            .executeAsyncScript(
                """
                const [address, done] = arguments;
                const opened = open(address);
                setTimeout(() => {
                  const tries = [
                    () => opened.document.body.innerText,
                    () => opened.location.href,
                    () => opened.eval('1'),
                  ];
                  const results = tries.map((attempt) => { try { return String(attempt()); } catch (e) { return e.name; } });
                  opened?.close();
                  done(results.join());
                }, 1500);
                """,
                Scene.page(emulator()).toString());
    assertThat(Objects.requireNonNull(seen).toString())
        .doesNotContain("secret", "orders", "http://127.0.0.1");
    assertUnharmed();
    browser.forgive();
  }

  @Test
  void aLinkFromElsewhereMayLeadToThePage() {
    browser.open(evil.page("evil.example"));
    browser.script(
        "location.href = arguments[0]", Scene.page(emulator(), "#/queue/orders").toString());
    browser.sees("1 hidden", "live");
    assertUnharmed();
    browser.forgive();
  }

  @Test
  void whereControlIsOffThereIsNothingToAttack() {
    try (QueueEmulator shut = QueueEmulator.builder().control(Control.OFF).start()) {
      shut.queue("orders").create().put("secret text");
      browser.open(Scene.page(shut));
      assertThat(browser.text()).doesNotContain("Queuerite", "secret text");
      browser.leave();
    }
    browser.forgive();
  }
}
