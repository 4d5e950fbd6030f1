package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.support.ui.Select;

/** Clock, faults and journal on the page. */
final class ExplorerToolsTest extends BrowserTest {
  private Client client() {
    return new Client(emulator(), "a worker/1.0");
  }

  private void choose(String name, String value) {
    new Select(browser.find("form [name=" + name + "]")).selectByValue(value);
  }

  private void type(String name, String text) {
    browser.find("form [name=" + name + "]").sendKeys(text);
  }

  @Test
  void theClockIsMovedSetFrozenAndReset() {
    open("#/clock");
    browser.sees("Real time.");
    browser.button("+ 7 days").click();
    browser.sees("7 days went by.", "+7 d");
    assertThat(emulator().clock().offset()).isEqualTo(Duration.ofDays(7));
    type("by", "-P1D");
    browser.button("Move").click();
    browser.sees("The clock moved by -P1D.", "+6 d");
    type("to", "2030-01-01T00:00:00Z");
    browser.button("Set").click();
    browser.sees("2030-01-01");
    browser.button("Freeze").click();
    browser.sees("The clock stands still.", "frozen");
    assertThat(emulator().clock().isFrozen()).isTrue();
    assertThat(emulator().clock().now()).isAfter(Instant.parse("2030-01-01T00:00:00Z"));
    browser.button("Back to real time").click();
    browser.sees("Back to real time.", "Real time.");
    assertThat(emulator().clock().offset()).isZero();
  }

  @Test
  void aTimeThatIsNoneIsRefusedBesideItsField() {
    open("#/clock");
    type("to", "tomorrow");
    browser.button("Set").click();
    browser.sees("setTo 'tomorrow': expected a time such as 2030-01-01T00:00:00Z");
    browser.forgive();
  }

  @Test
  void aFaultIsPlannedStrikesAndIsEnded() {
    emulator().queue("orders").create();
    open("#/faults");
    browser.sees("Nothing goes wrong on purpose.");
    choose("fault", "status");
    type("code", "502");
    choose("operations", "Get Messages");
    type("queue", "orders");
    type("times", "2");
    browser.button("Plan it").click();
    browser.sees("The fault is planned.", "Bare HTTP status 502", "queue orders", "2 left");
    assertThat(client().ask("GET", "/orders/messages", "")).isEqualTo(502);
    browser.sees("struck 1 time", "1 left");
    browser.button("End").click();
    browser.sees("The fault is ended.", "Nothing goes wrong on purpose.");
    assertThat(client().ask("GET", "/orders/messages", "")).isEqualTo(200);
  }

  @Test
  void allFaultsAreEndedAtOnce() {
    emulator().faults().add(FaultRule.of(Fault.serverBusy()).on(QueueOperation.LIST_QUEUES));
    emulator().faults().add(FaultRule.of(Fault.dropConnection()).always());
    open("#/faults");
    browser.sees("Drop the connection", "every time", "List Queues");
    browser.button("End all faults").click();
    browser.sees("No fault is left.");
    assertThat(emulator().faults().planned()).isEmpty();
  }

  @Test
  void requestsShowUpInTheJournalByThemselves() {
    open("#/journal");
    browser.sees("Waiting for requests …");
    client().ask("PUT", "/orders", "");
    browser.sees("Create Queue", "201");
    client().ask("GET", "/nothing/messages", "");
    browser.sees("Get Messages", "QueueNotFound", "404");
    browser.find(".journal .row").click();
    browser.sees("a worker/1.0", "GET /devstoreaccount1/nothing/messages");
    browser.find(".tools [type=checkbox]").click();
    browser.seesNot("Create Queue");
    browser.find(".tools [type=checkbox]").click();
    browser.find("input[type=search]").sendKeys("orders");
    browser.seesNot("QueueNotFound");
  }

  @Test
  void aPausedJournalStaysAsItIsAndCatchesUpLater() {
    open("#/journal");
    client().ask("PUT", "/first", "");
    browser.sees("first");
    browser.button("Pause").click();
    browser.sees("Go on");
    client().ask("PUT", "/second", "");
    browser.until(
        "the page has looked since",
        () ->
            browser.script("return fetch('queues').then(a => a.text())") instanceof String text
                && text.contains("second"));
    assertThat(browser.find(".journal").getText()).doesNotContain("second");
    browser.button("Go on").click();
    browser.sees("second");
    browser.button("Clear").click();
    browser.sees("The journal is empty.", "Waiting for requests …");
    assertThat(emulator().journal().requests()).isEmpty();
    client().ask("PUT", "/third", "");
    browser.sees("third");
  }
}
