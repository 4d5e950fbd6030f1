package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

// example: parallel
@QueueTest(perTestAccount = true)
@Execution(ExecutionMode.CONCURRENT)
class ParallelExampleTest {
  @Test
  void oneTest(@Queue("orders") QueueClient orders, QueueEmulator emulator) {
    // A fault of this test, not of its neighbours.
    emulator
        .faults()
        .add(
            FaultRule.of(Fault.dropConnection())
                .account(orders.getAccountName())
                .on(QueueOperation.PUT_MESSAGE)
                .afterCommit());
    orders.sendMessage("hello");
    assertThat(orders.receiveMessages(32)).hasSize(2);
  }

  @Test
  void anotherTest(@Queue("orders") QueueClient orders) {
    orders.sendMessage("hello");
    assertThat(orders.receiveMessages(32)).hasSize(1);
  }
}
// end
