package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.models.QueueMessageItem;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.junit.jupiter.Queue;
import io.queuerite.junit.jupiter.QueueConnectionString;
import io.queuerite.junit.jupiter.QueueTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a user's first test does. */
@QueueTest
class OrdersTest {
  private static QueueEmulator started;

  @BeforeAll
  static void remember(QueueEmulator emulator) {
    started = emulator;
  }

  @Test
  void aMessageComesBackAfterItsTime(@Queue("orders") QueueClient orders, QueueEmulator emulator) {
    orders.sendMessage("hello");
    assertEquals("hello", orders.receiveMessage().getBody().toString());
    assertNull(orders.receiveMessage());
    emulator.clock().advance(Duration.ofSeconds(31));
    QueueMessageItem again = orders.receiveMessage();
    assertEquals(2, again.getDequeueCount());
    orders.deleteMessage(again.getMessageId(), again.getPopReceipt());
  }

  @RepeatedTest(3)
  void eachTestBeginsWithoutQueues(QueueServiceClient service) {
    assertEquals(0, service.listQueues().stream().count());
    service.createQueue("left-behind");
  }

  @Nested
  class Inside {
    @Test
    void sharesTheEmulator(QueueEmulator emulator, @QueueConnectionString String connection) {
      assertSame(started, emulator);
      assertEquals(emulator.connectionString(), connection);
    }
  }

  @AfterAll
  static void itStillRuns(QueueServiceClient service) {
    assertNotNull(service.getProperties());
  }
}
