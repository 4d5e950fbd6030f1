package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.internal.control.ControlClient.Answer;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /_queuerite/overview}: all that the explorer page asks again and again. */
final class OverviewResourceTest {
  private static final String SECRET = Base64.getEncoder().encodeToString(new byte[64]);

  private final QueueEmulator emulator =
      QueueEmulator.builder()
          .account("first", EmulatorOptions.DEVELOPMENT_KEY)
          .account("second", SECRET)
          .start();
  private final ControlClient client = new ControlClient(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void anOverviewTellsWhatLiesInEachQueueAndSinceWhen() {
    emulator.clock().freeze();
    emulator.queue("empty").create();
    emulator.queue("orders").create(Map.of("team", "blue"));
    String putAt = emulator.clock().now().toString();
    emulator.queue("orders").put("a");
    emulator.queue("orders").put(SeedMessage.of("b").hiddenFor(Duration.ofMinutes(1)));
    emulator.clock().advance(Duration.ofSeconds(5));
    List<Map<String, Object>> queues = client.get("overview").list("queues");
    assertThat(queues).extracting(queue -> queue.get("name")).containsExactly("empty", "orders");
    assertThat(queues.get(0))
        .containsEntry("counts", Map.of("messages", 0, "visible", 0, "hidden", 0))
        .containsEntry("headVisibleAt", null)
        .containsEntry("headInsertedAt", null);
    assertThat(queues.get(1))
        .containsEntry("counts", Map.of("messages", 2, "visible", 1, "hidden", 1))
        .containsEntry("metadata", Map.of("team", "blue"))
        .containsEntry("headVisibleAt", putAt)
        .containsEntry("headInsertedAt", putAt);
  }

  @Test
  void anOverviewTellsClockFaultsAndJournal() {
    emulator.clock().freeze();
    emulator.faults().add(Fault.serverBusy());
    Answer overview = client.get("overview");
    assertThat(overview.object("clock"))
        .containsEntry("frozen", true)
        .containsEntry("now", emulator.clock().now().toString());
    assertThat(overview.json()).containsEntry("faults", 1).containsEntry("journal", 1000);
    assertThat(client.get("overview").get("instance")).isEqualTo(overview.get("instance"));
    try (QueueEmulator another = QueueEmulator.start()) {
      assertThat(new ControlClient(another).get("overview").get("instance"))
          .isNotEqualTo(overview.get("instance"));
    }
  }

  @Test
  void onlyTheKeyThatEverybodyKnowsIsTold() {
    Answer overview = client.get("overview?account=second");
    assertThat(overview.json()).containsEntry("account", "second");
    assertThat(overview.list("accounts").get(0))
        .containsEntry("name", "first")
        .containsEntry("key", EmulatorOptions.DEVELOPMENT_KEY);
    assertThat(overview.list("accounts").get(1))
        .containsEntry("name", "second")
        .containsEntry("key", null);
  }

  @Test
  void anOverviewComesInPages() {
    for (String name : List.of("alpha", "beta-1", "beta-2", "beta-3")) {
      emulator.queue(name).create();
    }
    Answer first = client.get("overview?prefix=beta&limit=2");
    assertThat(first.list("queues")).hasSize(2);
    assertThat(first.json()).containsEntry("next", "beta-3");
    Answer second = client.get("overview?prefix=beta&limit=2&from=beta-3");
    assertThat(second.list("queues")).hasSize(1);
    assertThat(second.json()).containsEntry("next", null);
    assertThat(client.get("overview?limit=0").error()).startsWith("limit '0': expected");
  }
}
