package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import com.azure.storage.queue.models.UpdateMessageResult;
import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What can be tested, with the Azure SDK as the client. What stands between "example" and "end" is
 * shown, word for word, in the README and in docs/junit.md.
 */
@QueueTest
final class ExamplesTest {

  // example: visibility-timeout
  @Test
  void aMessageIsVisibleAgainWhenItsTimeoutHasPassed(
      @Queue("orders") QueueClient orders, QueueEmulator emulator) {
    orders.sendMessage("hello");
    orders.receiveMessages(1, Duration.ofHours(2), null, null).forEach(message -> {});
    emulator.clock().advance(Duration.ofMinutes(119));
    assertThat(orders.receiveMessage()).isNull();
    emulator.clock().advance(Duration.ofMinutes(1));
    assertThat(orders.receiveMessage().getDequeueCount()).isEqualTo(2);
  }

  // end

  // example: time-to-live
  @Test
  void aMessageIsGoneAfterSevenDays(@Queue("orders") QueueClient orders, QueueEmulator emulator) {
    orders.sendMessage("hello");
    emulator.clock().advance(Duration.ofDays(7).minusMinutes(1));
    assertThat(orders.peekMessage()).isNotNull();
    emulator.clock().advance(Duration.ofMinutes(1));
    assertThat(orders.peekMessage()).isNull();
  }

  // end

  // example: lost-answer
  @Test
  void aWorkerShipsAnOrderOnceThoughItsSenderNeverHeardThatItArrived(
      @Queue("orders") QueueClient orders, QueueEmulator emulator) {
    // The message is stored, and then the connection breaks: the SDK sends it once more.
    emulator
        .faults()
        .add(FaultRule.of(Fault.dropConnection()).on(QueueOperation.PUT_MESSAGE).afterCommit());
    orders.sendMessage("order 1");

    List<String> received = new ArrayList<>();
    Set<String> shipped = new LinkedHashSet<>();
    for (QueueMessageItem message : orders.receiveMessages(32)) {
      String order = message.getBody().toString();
      received.add(order);
      shipped.add(order); // the worker under test remembers what it has shipped
      orders.deleteMessage(message.getMessageId(), message.getPopReceipt());
    }
    assertThat(received).containsExactly("order 1", "order 1");
    assertThat(shipped).containsExactly("order 1");
  }

  // end

  // example: retries
  @Test
  void aClientTriesAgainUntilTheServiceIsThere(
      @QueueConnectionString String connectionString, QueueEmulator emulator) {
    QueueClient orders =
        new QueueClientBuilder()
            .connectionString(connectionString)
            .queueName("orders")
            .retryOptions(
                new RequestRetryOptions(
                    RetryPolicyType.FIXED,
                    5,
                    Duration.ofSeconds(10),
                    Duration.ofMillis(5),
                    Duration.ofMillis(5),
                    null))
            .buildClient();
    orders.create();
    emulator.faults().add(FaultRule.of(Fault.serverBusy()).times(3));
    emulator.faults().add(Fault.dropConnection());

    orders.sendMessage("hello");

    // 503 three times, once no answer at all, and then it was done.
    assertThat(emulator.journal().requests(QueueOperation.PUT_MESSAGE))
        .extracting(RecordedRequest::status)
        .containsExactly(503, 503, 503, 0, 201);
    assertThat(orders.receiveMessages(32)).hasSize(1);
  }

  // end

  // example: stale-receipt
  @Test
  void aReceiptIsWorthNothingOnceTheMessageWasRenewed(@Queue("orders") QueueClient orders) {
    orders.sendMessage("hello");
    QueueMessageItem message = orders.receiveMessage();
    UpdateMessageResult renewed =
        orders.updateMessage(
            message.getMessageId(), message.getPopReceipt(), "hello", Duration.ofMinutes(5));

    assertThatThrownBy(() -> orders.deleteMessage(message.getMessageId(), message.getPopReceipt()))
        .isInstanceOfSatisfying(
            QueueStorageException.class,
            refused ->
                assertThat(refused.getErrorCode()).isEqualTo(QueueErrorCode.MESSAGE_NOT_FOUND));
    orders.deleteMessage(message.getMessageId(), renewed.getPopReceipt());
  }

  // end

  // example: poison
  @Test
  void aMessageThatFailedFiveTimesIsPutAside(
      @Queue("orders") QueueClient orders,
      @Queue("orders-poison") QueueClient poison,
      QueueEmulator emulator) {
    orders.sendMessage("not an order");
    for (int round = 1; round <= 6; round++) {
      QueueMessageItem message = orders.receiveMessage();
      if (message.getDequeueCount() > 5) {
        poison.sendMessage(message.getBody());
        orders.deleteMessage(message.getMessageId(), message.getPopReceipt());
      } // else it cannot be read, and the worker leaves it to be tried again
      emulator.clock().advance(Duration.ofSeconds(31));
    }
    assertThat(orders.receiveMessage()).isNull();
    assertThat(poison.receiveMessage().getBody()).hasToString("not an order");
  }

  // end

  @Test
  void noJUnitIsNeeded() {
    // example: without-junit
    try (QueueEmulator emulator = QueueEmulator.start()) { // in memory, on a free port
      QueueClient orders =
          new QueueClientBuilder()
              .connectionString(emulator.connectionString())
              .queueName("orders")
              .buildClient();
      orders.create();
      orders.sendMessage("hello");
      assertThat(orders.receiveMessage().getBody()).hasToString("hello");
    }
    // end
  }
}
