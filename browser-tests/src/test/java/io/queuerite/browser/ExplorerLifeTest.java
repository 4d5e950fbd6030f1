package io.queuerite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** The life of queues and messages on the page. */
final class ExplorerLifeTest extends BrowserTest {
  private static List<String> texts(QueueProbe queue) {
    return queue.snapshot().messages().stream().map(MessageSnapshot::text).toList();
  }

  private void type(String name, String text) {
    browser.find("dialog [name=" + name + "]").sendKeys(text);
  }

  private void submit() {
    browser.find("dialog button.main").click();
    browser.until("the window is closed", () -> browser.all("dialog").isEmpty());
  }

  private void openMessage(int index) {
    browser.until("the row is there", () -> browser.all(".messages .row").size() > index);
    browser.all(".messages .row").get(index).click();
    browser.sees("Pop receipt");
  }

  @Test
  void anEmptyEmulatorSaysWhatToDoNext() {
    open("");
    browser.sees(
        "No queues yet",
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8",
        "QueueEndpoint=http://127.0.0.1:" + emulator().port() + "/devstoreaccount1;");
  }

  @Test
  void aQueueIsMadeAndTheMessageThatIsSentToItIsSeen() {
    open("");
    browser.button("New queue").click();
    type("name", "orders");
    type("metadata", "team=blue\n");
    submit();
    browser.sees("orders", "0 visible", "team blue", "Nothing in here");
    assertThat(emulator().queue("orders").snapshot().metadata()).isEqualTo(Map.of("team", "blue"));
    browser.button("Send").click();
    type("text", "{\"id\":12345678901234567890}");
    submit();
    browser.sees("1 visible", "base64", "JSON", "{\"id\":12345678901234567890}");
    assertThat(texts(emulator().queue("orders")))
        .containsExactly(Scene.base64("{\"id\":12345678901234567890}"));
  }

  @Test
  void aNameThatIsNoneIsRefusedInTheWindow() {
    open("");
    browser.button("New queue").click();
    type("name", "No_Name");
    browser.find("dialog button.main").click();
    browser.sees("\"No_Name\" is no name of a queue");
    assertThat(emulator().queueNames()).isEmpty();
  }

  @Test
  void whatTheEmulatorRefusesIsSaidInItsWords() {
    emulator().queue("orders").create(Map.of("a", "1"));
    open("");
    browser.button("New queue").click();
    type("name", "orders");
    browser.find("dialog button.main").click();
    browser.sees("queue 'orders' of account 'devstoreaccount1'");
    browser.forgive();
  }

  @Test
  void aTextIsShownDecodedAndAsItWasSent() {
    QueueProbe queue = emulator().queue("orders").create();
    queue.put(Scene.base64("{\"a\":[1,{\"b\":\"ü\"}],\"big\":9007199254740993}"));
    open("#/queue/orders");
    openMessage(0);
    browser.sees("\"big\": 9007199254740993", "  \"a\": [\n    1,\n    {\n      \"b\": \"ü\"");
    browser.button("Raw").click();
    browser.sees(Scene.base64("{\"a\":[1,{\"b\":\"ü\"}],\"big\":9007199254740993}"));
  }

  @Test
  void whatOnlyLooksLikeBase64StaysAsItIs() {
    QueueProbe queue = emulator().queue("orders").create();
    List<String> plain =
        List.of("test", "hello-world!", "AAAAAAAA", "%%%%", "{not json}", "12345678");
    plain.forEach(queue::put);
    open("#/queue/orders");
    browser.sees(plain.toArray(String[]::new));
    assertThat(browser.text()).doesNotContain("base64", "JSON");
  }

  @Test
  void aHiddenMessageCountsDownAndIsReleased() {
    emulator().clock().freeze();
    QueueProbe queue = emulator().queue("orders").create();
    queue.put(SeedMessage.of("later").hiddenFor(Duration.ofSeconds(90)));
    open("#/queue/orders");
    browser.sees("1 hidden", "in 1 min 30 s");
    emulator().clock().advance(Duration.ofSeconds(61));
    browser.sees("in 29 s");
    openMessage(0);
    browser.button("Release now").click();
    browser.sees("The message is visible now.", "1 visible", "0 hidden");
    assertThat(queue.snapshot().visible()).hasSize(1);
  }

  @Test
  void aMessageIsDeletedAfterAQuestion() {
    QueueProbe queue = emulator().queue("orders").create();
    queue.put("first");
    queue.put("second");
    open("#/queue/orders");
    openMessage(0);
    browser.button("Delete …").click();
    browser.sees("Delete this message?");
    assertThat(texts(queue)).hasSize(2);
    submit();
    browser.sees("The message is deleted.", "1 visible");
    assertThat(texts(queue)).containsExactly("second");
  }

  @Test
  void clearingNamesTheCountFirst() {
    QueueProbe queue = emulator().queue("orders").create();
    for (int i = 0; i < 1234; i++) {
      queue.put("m");
    }
    queue.put(SeedMessage.of("hidden").hiddenFor(Duration.ofHours(1)));
    open("#/queue/orders");
    browser.button("Clear …").click();
    browser.sees("Delete 1,235 messages of orders?", "1,234 visible and 1 hidden");
    browser.button("Cancel").click();
    browser.until("the window is closed", () -> browser.all("dialog").isEmpty());
    assertThat(texts(queue)).hasSize(1235);
    browser.button("Clear …").click();
    submit();
    browser.sees("orders is empty.", "Nothing in here");
    assertThat(texts(queue)).isEmpty();
  }

  @Test
  void poisonGoesBackToItsQueue() {
    QueueProbe orders = emulator().queue("orders").create();
    QueueProbe poison = emulator().queue("orders-poison").create();
    poison.put(SeedMessage.of("a").dequeueCount(5));
    poison.put(SeedMessage.of("b").dequeueCount(5));
    poison.put(SeedMessage.of("c").dequeueCount(5));
    open("#/queue/orders-poison");
    openMessage(1);
    browser.find(".details").findElement(By.xpath(".//button[.='Re-drive …']")).click();
    submit();
    browser.sees("1 message went to orders.");
    assertThat(texts(orders)).containsExactly("b");
    browser.button("Re-drive …").click();
    browser.sees("Re-drive 2 messages");
    submit();
    browser.sees("2 messages went to orders.", "orders: 3");
    assertThat(texts(orders)).containsExactly("b", "a", "c");
    assertThat(orders.snapshot().messages())
        .allSatisfy(message -> assertThat(message.dequeueCount()).isZero());
    assertThat(texts(poison)).isEmpty();
  }

  @Test
  void aQueueIsDeletedAfterAQuestion() {
    emulator().queue("orders").create().put("a");
    open("#/queue/orders");
    browser.button("Delete queue …").click();
    browser.sees("Delete the queue orders?", "It holds 1 message");
    submit();
    browser.sees("Queue orders is deleted.", "No queues yet");
    assertThat(emulator().queueNames()).isEmpty();
    browser.forgive();
  }

  @Test
  void aLongQueueComesInPages() {
    QueueProbe queue = emulator().queue("orders").create();
    for (int i = 0; i < 120; i++) {
      queue.put("message " + i + ".");
    }
    open("#/queue/orders");
    browser.sees("1 – 50 of 120", "message 0.", "message 49.");
    assertThat(browser.all(".messages .row")).hasSize(50);
    browser.button("Next").click();
    browser.sees("51 – 100 of 120", "message 50.");
    browser.button("Next").click();
    browser.sees("101 – 120 of 120", "message 119.");
    assertThat(browser.button("Next").isEnabled()).isFalse();
    browser.button("Back").click();
    browser.sees("51 – 100 of 120");
  }

  @Test
  void aLinkLeadsToAQueueAlsoOfAnotherAccount() {
    emulator().queue("second", "theirs").create().put("from the second account");
    open("#/queue/theirs?account=second");
    browser.sees("from the second account");
    browser.goTo("#/queue/theirs");
    browser.sees("There is no queue “theirs”");
    browser.button("Create it").click();
    submit();
    browser.sees("Queue theirs is there.", "0 visible");
    assertThat(emulator().queueNames()).containsExactly("theirs");
    browser.forgive();
  }

  @Test
  void anotherAccountIsChosen() {
    emulator().queue("mine").create();
    emulator().queue("second", "theirs").create();
    open("");
    browser.sees("mine");
    new Select(browser.find(".account select")).selectByVisibleText("second");
    browser.sees("theirs");
    assertThat(browser.text()).doesNotContain("mine");
    assertThat(browser.hash()).isEqualTo("#/?account=second");
  }

  @Test
  void theListIsFilteredAndSorted() {
    for (int i = 0; i < 130; i++) {
      emulator().queue("queue-" + (1000 + i)).create();
    }
    emulator().queue("queue-1100").put("a");
    emulator().queue("zebra").create();
    open("");
    browser.sees("queue-1000", "Show 31 more of 131");
    browser.button("Show 31 more of 131").click();
    browser.sees("zebra");
    browser.find("input[type=search]").sendKeys("110");
    browser.seesNot("queue-1000");
    assertThat(browser.all(".queues .name")).hasSize(11);
    browser.find("input[type=search]").clear();
    new Select(browser.find(".tools select")).selectByValue("messages");
    browser.until(
        "the fullest is first",
        () -> browser.all(".queues .name").get(0).getText().equals("queue-1100"));
  }

  @Test
  void thePageSeesARestartAndGoesOn() {
    QueueEmulator first = QueueEmulator.start();
    int port = first.port();
    first.queue("before").create();
    browser.open(Scene.page(first));
    browser.sees("before", "live");
    first.close();
    browser.sees("The emulator does not answer", "reconnecting", "before");
    try (QueueEmulator second = QueueEmulator.builder().port(port).start()) {
      second.queue("after").create();
      browser.sees("after", "live", "The emulator was started anew.");
      assertThat(browser.text()).doesNotContain("before", "does not answer");
    }
    browser.leave();
    browser.forgive();
  }
}
