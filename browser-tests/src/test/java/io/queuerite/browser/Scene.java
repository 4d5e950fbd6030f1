package io.queuerite.browser;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.SeedMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** An emulator in the middle of its work. */
final class Scene {
  private Scene() {}

  static URI page(QueueEmulator emulator) {
    return page(emulator, "");
  }

  static URI page(QueueEmulator emulator, String hash) {
    return URI.create("http://127.0.0.1:" + emulator.port() + "/_queuerite/" + hash);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A shop's queues: some busy, one with poison. */
  static void shop(QueueEmulator emulator) {
    QueueProbe orders = emulator.queue("orders").create(Map.of("team", "checkout"));
    for (int i = 1; i <= 64; i++) {
      orders.put(
          SeedMessage.of(
                  base64(
                      "{\"order\":9007199254740993,\"customer\":\"C-%04d\",\"total\":{\"amount\":\"%d.40\",\"currency\":\"EUR\"},\"gift\":%s}"
                          .formatted(1200 + i * 7, i % 5 + 14, i % 3 == 0)))
              .dequeueCount(i % 4 == 1 ? i % 6 : 0)
              .hiddenFor(i % 9 == 4 ? Duration.ofSeconds(20 + i) : Duration.ZERO));
    }
    QueueProbe poison = emulator.queue("orders-poison").create();
    poison.put(SeedMessage.of(base64("{\"order\":4711,\"customer\":null}")).dequeueCount(5));
    poison.put(SeedMessage.of(base64("{\"order\":4712,\"lines\":[]}")).dequeueCount(5));
    QueueProbe mails = emulator.queue("mails").create();
    for (int i = 0; i < 12; i++) {
      mails.put(
          SeedMessage.of("Welcome, customer " + i + "!").hiddenFor(Duration.ofMinutes(i % 2)));
    }
    for (String name : new String[] {"invoices", "thumbnails", "audit", "exports"}) {
      emulator.queue(name).create();
    }
    for (int i = 0; i < 7; i++) {
      emulator.queue("invoices").put("INV-2026-" + (1000 + i));
    }
    for (int i = 0; i < 230; i++) {
      emulator.queue("thumbnails").put(base64("{\"image\":\"img-" + i + ".png\",\"width\":320}"));
    }
  }

  /** Requests for the journal, some of which fail. */
  static void traffic(QueueEmulator emulator) {
    Client java = new Client(emulator, "azsdk-java-azure-storage-queue/12.29.0 (17; Linux)");
    Client python = new Client(emulator, "azsdk-python-storage-queue/12.14.0 Python/3.13");
    String message = "<QueueMessage><MessageText>aGVsbG8=</MessageText></QueueMessage>";
    emulator.faults().add(FaultRule.of(Fault.serverBusy()).on(QueueOperation.PUT_MESSAGE).times(1));
    java.ask("PUT", "/reports", "");
    java.ask("POST", "/invoices/messages", message);
    java.ask("POST", "/invoices/messages", message);
    python.ask("GET", "/orders/messages?numofmessages=2&visibilitytimeout=60", "");
    python.ask("GET", "/mails/messages?peekonly=true", "");
    java.ask(
        "DELETE",
        "/orders/messages/6b5e4f4c-9b8d-4c0a-8a3e-2d1f7c9e0b11?popreceipt=AgAAAAMAAAAA",
        "");
    java.ask("GET", "/orders?comp=metadata", "");
    python.ask("GET", "/shipments/messages", "");
    java.ask("GET", "/?comp=list", "");
    new Client(emulator, "curl/8.17.0").ask("DELETE", "/reports", "");
    python.ask("GET", "/orders/messages?numofmessages=1", "");
  }
}
