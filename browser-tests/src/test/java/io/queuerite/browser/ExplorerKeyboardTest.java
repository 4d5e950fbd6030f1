package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Everything can be done without a mouse, and it is seen where the keyboard is. */
final class ExplorerKeyboardTest extends BrowserTest {
  private void windowIsClosed() {
    browser.until("the window is closed", () -> browser.all("dialog").isEmpty());
  }

  @Test
  void aQueueLivesItsWholeLifeByKeyboard() {
    open("");
    browser.keys("n");
    browser.sees("3 to 63 lower-case letters");
    browser.keys("orders", Keys.ENTER);
    browser.sees("Nothing in here");
    QueueProbe queue = emulator().queue("orders");
    browser.keys("s");
    browser.sees("Send to orders");
    browser.keys("hello");
    browser.tabTo("Send");
    browser.keys(Keys.ENTER);
    browser.sees("Sent to orders.", "1 visible", "hello");
    queue.put(SeedMessage.of("later").hiddenFor(Duration.ofHours(1)));
    browser.sees("1 hidden");
    browser.keys("j");
    browser.keys("j");
    browser.keys("r");
    browser.sees("2 visible");
    browser.keys(Keys.ENTER);
    browser.sees("Pop receipt");
    browser.keys("x");
    browser.sees("Delete this message?");
    browser.tabTo("Delete");
    browser.keys(Keys.ENTER);
    browser.sees("The message is deleted.");
    assertThat(queue.snapshot().messages())
        .extracting(MessageSnapshot::text)
        .containsExactly(Scene.base64("hello"));
    browser.keys("c");
    browser.sees("Delete 1 message of orders?");
    browser.keys(Keys.ESCAPE);
    windowIsClosed();
    assertThat(queue.snapshot().messages()).hasSize(1);
    browser.keys("u");
    browser.sees("New queue");
    browser.keys("j");
    browser.keys(Keys.ENTER);
    browser.sees("Delete queue …");
    browser.tabTo("Delete queue …");
    browser.keys(Keys.ENTER);
    browser.sees("Delete the queue orders?");
    browser.tabTo("Delete queue");
    browser.keys(Keys.ENTER);
    browser.sees("Queue orders is deleted.");
    assertThat(emulator().queueNames()).isEmpty();
    browser.forgive();
  }

  @Test
  void poisonIsReDrivenByKeyboard() {
    QueueProbe orders = emulator().queue("orders").create();
    emulator().queue("orders-poison").create().put(SeedMessage.of("a").dequeueCount(5));
    open("#/queue/orders-poison");
    browser.sees("1 visible");
    browser.keys("v");
    browser.sees("To the queue");
    browser.keys(Keys.ENTER);
    browser.sees("1 message went to orders.");
    assertThat(orders.snapshot().messages()).hasSize(1);
  }

  @Test
  void theViewsAreReachedByTwoKeys() {
    open("");
    for (String[] place :
        new String[][] {{"j", "#/journal"}, {"f", "#/faults"}, {"c", "#/clock"}, {"q", "#/"}}) {
      browser.keys("g", place[0]);
      browser.until("the view is " + place[1], () -> browser.hash().equals(place[1]));
    }
  }

  @Test
  void theKeysAreListedUnderTheQuestionMark() {
    open("");
    browser.keys("?");
    browser.sees("Keyboard", "re-drive the messages of this queue");
    browser.keys(Keys.ESCAPE);
    windowIsClosed();
  }

  @Test
  void aLetterThatIsTypedIntoAFieldIsALetter() {
    emulator().queue("snuc").create();
    open("");
    browser.keys("/");
    browser.keys("snuc?");
    browser.sees("No queue has “snuc?” in its name.");
    assertThat(browser.all("dialog")).isEmpty();
  }

  @Test
  void whatHasTheFocusIsSeenToHaveIt() {
    emulator().queue("orders").create().put("a");
    open("#/queue/orders");
    browser.sees("1 visible");
    int stops = 0;
    for (int i = 0; i < 25; i++) {
      browser.keys(Keys.TAB);
      Object outline =
          browser.script(
              "const e = document.activeElement;"
                  + "return e === document.body ? 'none' : getComputedStyle(e).outlineStyle + ' '"
                  + " + getComputedStyle(e).outlineWidth");
      if (!"none".equals(outline)) {
        assertThat(outline).isEqualTo("solid 2px");
        stops++;
      }
    }
    assertThat(stops).isGreaterThan(8);
  }

  @Test
  void aWindowGivesTheFocusBack() {
    emulator().queue("orders").create();
    open("#/queue/orders");
    browser.tabTo("Send");
    browser.keys(Keys.ENTER);
    browser.sees("Send to orders");
    browser.keys(Keys.ESCAPE);
    windowIsClosed();
    assertThat(browser.script("return document.activeElement.innerText")).isEqualTo("Send");
  }
}
