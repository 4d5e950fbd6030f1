package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import io.queuerite.emulator.QueueEmulator;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thousand tests on one emulator at the same time, each of which believes to be alone. */
final class ThousandTestsTest {
  private static final int TESTS = 1000;
  private static final Set<String> CONNECTIONS = Collections.synchronizedSet(new HashSet<>());
  private static final Set<QueueEmulator> EMULATORS = Collections.synchronizedSet(new HashSet<>());
  private static final AtomicInteger AT_ONCE = new AtomicInteger();
  private static final AtomicInteger MOST_AT_ONCE = new AtomicInteger();

  static class Thousand {
    @RegisterExtension
    static final QueueEmulatorExtension QUEUES =
        QueueEmulatorExtension.builder().perTestAccount().build();

    @RepeatedTest(TESTS)
    void test(
        RepetitionInfo repetition,
        @Queue("orders") QueueClient orders,
        QueueServiceClient service,
        @QueueConnectionString String connection,
        QueueEmulator emulator) {
      MOST_AT_ONCE.accumulateAndGet(AT_ONCE.incrementAndGet(), Math::max);
      String mine = "message " + repetition.getCurrentRepetition();
      orders.sendMessage(mine);
      assertThat(orders.receiveMessage().getBody()).hasToString(mine);
      assertThat(orders.receiveMessage()).isNull();
      assertThat(service.listQueues()).hasSize(1);
      assertThat(QUEUES.connectionString()).isEqualTo(connection);
      CONNECTIONS.add(connection);
      EMULATORS.add(emulator);
      AT_ONCE.decrementAndGet();
    }

    @AfterAll
    static void nothingIsLeft(QueueEmulator emulator) {
      assertThat(emulator.connectionString()).contains("AccountName=devstoreaccount1;");
      for (int test = 1; test <= TESTS; test++) {
        String account = "test" + test;
        assertThatThrownBy(() -> emulator.connectionString(account))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void aThousandParallelTestsNeverMeet() {
    Launched.inParallel(Thousand.class).succeeded(TESTS);
    assertThat(CONNECTIONS).hasSize(TESTS);
    assertThat(EMULATORS).hasSize(1);
    assertThat(MOST_AT_ONCE.get()).as("most tests at once").isGreaterThan(1);
  }
}
