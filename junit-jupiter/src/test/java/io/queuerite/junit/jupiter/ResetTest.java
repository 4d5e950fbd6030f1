package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test finds of the one before it. */
final class ResetTest {
  private static final AtomicInteger FOUND = new AtomicInteger();

  private static List<String> queues(QueueServiceClient service) {
    return service.listQueues().stream().map(queue -> queue.getName()).toList();
  }

  @QueueTest
  static class Untidy {
    @RepeatedTest(3)
    void test(QueueEmulator emulator, QueueServiceClient service) {
      assertThat(emulator.journal().requests()).isEmpty();
      assertThat(emulator.faults().planned()).isEmpty();
      assertThat(Duration.between(Instant.now(), emulator.clock().now()).abs())
          .isLessThan(Duration.ofHours(1));
      assertThat(queues(service)).isEmpty();
      service.createQueue("orders");
      emulator.clock().advance(Duration.ofDays(7));
      emulator.faults().add(FaultRule.of(Fault.serverBusy()).queue("none").always());
    }
  }

  @Test
  void eachTestBeginsWithAnEmulatorAsNew() {
    Launched.classes(Untidy.class).succeeded(3);
  }

  @QueueTest(resetBeforeEach = false)
  static class Keeping {
    @RepeatedTest(3)
    void test(QueueServiceClient service) {
      FOUND.addAndGet(queues(service).size());
      service.createQueue("orders" + FOUND.get());
    }

    @Nested
    @QueueTest
    class Tidy {
      @RepeatedTest(2)
      void test(QueueServiceClient service) {
        assertThat(queues(service)).isEmpty();
        service.createQueue("orders");
      }
    }
  }

  @Test
  void whatATestLeavesIsKeptWhereThatIsAskedFor() {
    FOUND.set(0);
    Launched.classes(Keeping.class).succeeded(5);
    assertThat(FOUND).hasValue(0 + 1 + 2);
  }

  @QueueTest
  static class InConstructor {
    private final QueueClient orders;

    InConstructor(@Queue("orders") QueueClient orders) {
      this.orders = orders;
    }

    @RepeatedTest(2)
    void test(QueueServiceClient service) {
      assertThat(orders.peekMessage()).isNull();
      orders.sendMessage("hello");
      assertThat(queues(service)).containsExactly("orders");
    }
  }

  @QueueTest
  static class ByConstructor {
    ByConstructor(QueueEmulator emulator) {
      emulator.queue("orders").create();
    }

    @RepeatedTest(2)
    void test(QueueEmulator emulator) {
      assertThat(emulator.queueNames()).containsExactly("orders");
      emulator.queue("left-behind").create();
    }
  }

  @Test
  void aQueueOfTheConstructorSurvivesTheReset() {
    Launched.classes(InConstructor.class, ByConstructor.class).succeeded(4);
  }

  @TestMethodOrder(MethodOrderer.MethodName.class)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class FieldKept {
    @RegisterExtension
    static final QueueEmulatorExtension QUEUES =
        QueueEmulatorExtension.builder().resetBeforeEach(false).build();

    private final QueueClient orders;

    FieldKept(@Queue("orders") QueueClient orders) {
      this.orders = orders;
    }

    @Test
    void first() {
      orders.sendMessage("hello");
    }

    @Test
    void second() {
      assertThat(orders.receiveMessage().getBody()).hasToString("hello");
    }
  }

  @Test
  void testsOfOneInstanceMayBuildOnEachOther() {
    Launched.classes(FieldKept.class).succeeded(2);
  }

  @QueueTest
  static class Meeting {
    @RepeatedTest(40)
    void test(@Queue("orders") QueueClient orders) {
      orders.sendMessage("hello");
      assertThat(orders.receiveMessage()).isNotNull();
      assertThat(orders.receiveMessage()).isNull();
    }
  }

  @Test
  void testsThatWouldResetEachOtherRunOneAfterTheOtherEvenInAParallelRun() {
    Launched.inParallel(Meeting.class).succeeded(40);
  }
}
