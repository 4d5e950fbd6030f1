package io.queuerite.emulator.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.internal.control.ControlClient.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /_queuerite/clock}. */
final class ClockResourceTest {
  private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");

  private final QueueEmulator emulator = QueueEmulator.start();
  private final ControlClient client = new ControlClient(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void aClockThatNobodyMovedShowsRealTime() {
    Answer answer = client.get("clock");
    assertThat(Instant.parse((String) answer.get("now")))
        .isBefore(emulator.clock().now().plusNanos(1));
    assertThat(answer.json()).containsEntry("offset", "PT0S").containsEntry("frozen", false);
  }

  @ParameterizedTest
  @CsvSource({"30, PT30S", "-30, PT-30S", "0.25, PT0.25S", "'\"P7D\"', P7D", "'\"90\"', PT90S"})
  void timePassesInSecondsOrDurations(String by, Duration passed) {
    client.put("clock", "{'freeze': true, 'setTo': '2030-01-01T00:00:00Z'}");
    Answer answer = client.post("clock", "{\"advance\": " + by + "}");
    assertThat(answer.json())
        .containsEntry("now", NEW_YEAR.plus(passed).toString())
        .containsEntry("frozen", true);
    assertThat(emulator.clock().now()).isEqualTo(NEW_YEAR.plus(passed));
  }

  @Test
  void aRunningClockTellsHowFarAheadItIs() {
    assertThat(client.post("clock", "{'advance': 'PT1H'}").json()).containsEntry("offset", "PT1H");
    assertThat(emulator.clock().offset()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void severalMovesAreOneRequest() {
    emulator.clock().advance(Duration.ofDays(1));
    Answer answer =
        client.put(
            "clock",
            "{'advance': 1, 'setTo': '2030-01-01T00:00:00Z', 'freeze': true, 'reset': true}");
    assertThat(answer.json()).containsEntry("now", "2030-01-01T00:00:01Z");
  }

  @Test
  void aResetLeadsBackToRealTime() {
    client.put("clock", "{'freeze': true, 'setTo': '2030-01-01T00:00:00Z'}");
    assertThat(client.post("clock", "{'reset': true}").json())
        .containsEntry("offset", "PT0S")
        .containsEntry("frozen", false);
  }

  @Test
  void aMessageBecomesVisibleWhenTheTimeHasPassed() {
    emulator.queue("orders").create();
    client.post("queues/orders/messages", "{'text': 'a', 'hiddenFor': 30}");
    assertThat(emulator.queue("orders").snapshot().visible()).isEmpty();
    client.post("clock", "{'advance': 31}");
    assertThat(emulator.queue("orders").snapshot().visible()).hasSize(1);
  }
}
