package consumer;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Sends to the queue that a property leads to. */
@SpringBootApplication
public class Application {
  @Bean
  QueueClient orders(@Value("${orders.connection-string}") String connectionString) {
    return new QueueClientBuilder()
        .connectionString(connectionString)
        .queueName("orders")
        .buildClient();
  }
}
