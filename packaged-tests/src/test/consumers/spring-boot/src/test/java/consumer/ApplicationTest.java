package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.azure.storage.queue.QueueClient;
import io.queuerite.junit.jupiter.QueueEmulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

// example: spring-boot
@SpringBootTest
class ApplicationTest {
  @RegisterExtension
  static final QueueEmulatorExtension QUEUES = QueueEmulatorExtension.create();

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("orders.connection-string", QUEUES::connectionString);
  }

  @Test
  void anOrderComesBackAfterItsTime(@Autowired QueueClient orders) {
    orders.create();
    orders.sendMessage("hello");
    assertEquals("hello", orders.receiveMessage().getBody().toString());
    QUEUES.emulator().clock().advance(Duration.ofSeconds(31));
    assertEquals(2, orders.receiveMessage().getDequeueCount());
  }
}
// end
