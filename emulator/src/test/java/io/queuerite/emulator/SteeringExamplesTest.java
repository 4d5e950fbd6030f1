package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java of {@code docs/testing.md}, where the same stands over HTTP. */
final class SteeringExamplesTest {
  private final QueueEmulator emulator = QueueEmulator.start();

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void sevenDaysPass() {
    // example: steer-clock
    emulator.clock().advance(Duration.ofDays(7));
    // end
    assertThat(emulator.clock().offset()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void twoPutsFail() {
    // example: steer-faults
    emulator
        .faults()
        .add(
            FaultRule.of(Fault.status(502))
                .on(QueueOperation.PUT_MESSAGE)
                .queue("orders")
                .times(2));
    // end
    TestClient client = TestClient.of(emulator).create();
    assertThat(client.put("a")).isEqualTo(502);
    assertThat(client.put("a")).isEqualTo(502);
    assertThat(client.put("a")).isEqualTo(201);
  }

  @Test
  void aRequestIsAwaited() {
    TestClient.of(emulator).create().get();
    // example: steer-journal
    emulator.journal().await(QueueOperation.GET_MESSAGES, 1, Duration.ofSeconds(5));
    // end
    assertThat(emulator.journal().count(QueueOperation.GET_MESSAGES)).isEqualTo(1);
  }

  @Test
  void aMessageHasAHistory() {
    // example: steer-queues
    emulator
        .queue("orders")
        .create(Map.of("team", "blue"))
        .put(SeedMessage.of("poison").dequeueCount(4).hiddenFor(Duration.ofSeconds(30)));
    // end
    assertThat(emulator.queue("orders").snapshot().hidden())
        .extracting(MessageSnapshot::dequeueCount)
        .containsExactly(4);
  }
}
