package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.testing.MessageSnapshot;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.QueueProbe;
import io.queuerite.emulator.testing.QueueSnapshot;
import io.queuerite.emulator.testing.SeedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A test looks into a queue, and changes what is in it. */
final class QueueProbeTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final QueueEmulator emulator = QueueEmulator.start();
  private final TestClient client = TestClient.of(emulator);
  private final QueueProbe queue = emulator.queue("orders");

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void aQueueComesAndGoes() {
    assertThat(queue.exists()).isFalse();
    assertThat(queue.delete()).isFalse();
    assertThat(queue.create().create().exists()).isTrue();
    assertThat(emulator.queueNames()).containsExactly("orders");
    assertThat(client.put("a")).isEqualTo(201);
    queue.clear();
    assertThat(client.peek()).isEmpty();
    assertThat(queue.delete()).isTrue();
    assertThat(client.put("b")).isEqualTo(404);
    assertThat(emulator.queueNames()).isEmpty();
    assertThat(emulator.journal().count(QueueOperation.CREATE_QUEUE)).isZero();
  }

  @Test
  void aSnapshotShowsWhatIsVisibleAndWhatIsNot() {
    emulator.clock().freeze();
    queue.create(Map.of("team", "checkout"));
    client.put("first");
    client.get();
    client.put("second");
    QueueSnapshot snapshot = queue.snapshot();
    Instant now = emulator.clock().now();
    assertThat(snapshot.account()).isEqualTo("devstoreaccount1");
    assertThat(snapshot.metadata()).containsExactly(Map.entry("team", "checkout"));
    assertThat(snapshot.visible()).extracting(MessageSnapshot::text).containsExactly("second");
    MessageSnapshot hidden = snapshot.hidden().get(0);
    assertThat(hidden.text()).isEqualTo("first");
    assertThat(hidden.dequeueCount()).isEqualTo(1);
    assertThat(hidden.insertedAt()).isEqualTo(now);
    assertThat(hidden.visibleAt()).isEqualTo(now.plusSeconds(30));
    assertThat(hidden.expiresAt()).isEqualTo(now.plus(Duration.ofDays(7)));
    assertThat(snapshot.toString())
        .startsWith("Queue orders of devstoreaccount1: 2 messages\n  visible, dequeued 0 x, \"sec")
        .contains("\n  hidden until " + hidden.visibleAt() + ", dequeued 1 x, \"first\" (");
  }

  @Test
  void theReceiptOfASnapshotIsGood() {
    MessageSnapshot put = queue.create().put("a");
    String receipt = put.popReceipt().replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
    assertThat(client.status("DELETE", "/orders/messages/" + put.id() + "?popreceipt=" + receipt))
        .isEqualTo(204);
    assertThat(queue.snapshot().messages()).isEmpty();
  }

  @Test
  void aSeededMessageHasAHistory() {
    emulator.clock().freeze();
    queue.create();
    queue.put(
        SeedMessage.of("poison")
            .dequeueCount(4)
            .hiddenFor(Duration.ofSeconds(10))
            .timeToLive(Duration.ofSeconds(20)));
    queue.put(SeedMessage.of("for ever").hiddenUntil(Instant.EPOCH).neverExpires());
    assertThat(client.peek()).containsExactly("for ever");
    emulator.clock().advance(Duration.ofSeconds(10));
    assertThat(client.get()).containsExactly("for ever", "poison");
    assertThat(queue.snapshot().messages())
        .extracting(MessageSnapshot::dequeueCount)
        .containsExactlyInAnyOrder(5, 1);
    emulator.clock().advance(Duration.ofSeconds(10));
    queue.awaitCount(1, LONG);
    emulator.clock().advance(Duration.ofDays(100_000));
    assertThat(queue.snapshot().messages()).hasSize(1);
  }

  @Test
  void aMessageIsRemovedByItsIdAlone() {
    MessageSnapshot message = queue.create().put("a");
    client.get();
    assertThat(queue.remove("nobody's")).isFalse();
    assertThat(queue.remove(message.id())).isTrue();
    assertThat(queue.remove(message.id())).isFalse();
    queue.awaitEmpty(SHORT);
  }

  @Test
  void base64IsDecodedOnDemand() {
    queue.create();
    assertThat(queue.put("aGVsbG8=").decodedText()).isEqualTo("hello");
    assertThat(queue.put("aGVsbG8=").text()).isEqualTo("aGVsbG8=");
    assertThat(queue.put("no Base64!").decodedText()).isEqualTo("no Base64!");
    assertThat(queue.put("//79").decodedText()).as("bytes that are no UTF-8").isEqualTo("//79");
  }

  @Test
  void waitingEndsWhenTheClientHasDoneItsWork() {
    CompletableFuture<Void> working =
        CompletableFuture.runAsync(
            () -> {
              client.create();
              client.put("a");
              client.put("b");
            });
    queue.awaitCount(2, LONG);
    QueueSnapshot seen = queue.await(now -> now.visible().size() == 2, LONG);
    assertThat(seen.messages()).hasSize(2);
    working.join();
  }

  @Test
  void waitingEndsWhenTheClockIsMoved() {
    emulator.clock().freeze();
    queue.create().put(SeedMessage.of("a").timeToLive(Duration.ofDays(1)));
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> queue.awaitEmpty(LONG));
    emulator.clock().advance(Duration.ofDays(1));
    waiting.join();
  }

  @Test
  void waitingInVainShowsTheQueueAndTheRequests() {
    assertThatThrownBy(() -> queue.awaitEmpty(SHORT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("queue 'orders': expected to be empty within PT0.001S")
        .hasMessageContaining("does not exist");
    client.create();
    client.put("left over");
    assertThatThrownBy(() -> queue.awaitEmpty(SHORT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1 message\n  visible, dequeued 0 x, \"left over\"")
        .hasMessageContaining("POST /devstoreaccount1/orders/messages -> 201");
    assertThatThrownBy(() -> queue.await(now -> false, SHORT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("left over");
    assertThatThrownBy(() -> emulator.journal().await(QueueOperation.GET_MESSAGES, 1, SHORT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Queue orders of devstoreaccount1: 1 message\n")
        .hasMessageContaining("left over");
  }

  @Test
  void aFailedWaitShowsSomeOfAThousandMessagesAndNotAll() {
    for (int i = 0; i < 7; i++) {
      emulator.queue("queue-" + i).create().put("x".repeat(5000));
    }
    for (int i = 0; i < 100; i++) {
      emulator.queue("queue-0").put("y".repeat(5000));
    }
    String shown = emulator.journal().describe();
    assertThat(shown)
        .contains("Queue queue-0 of devstoreaccount1: 101 messages", "and 91 more")
        .contains("More queues hold messages")
        .doesNotContain("queue-5")
        .hasSizeLessThan(5000);
  }

  @Test
  void mistakesAreTold() {
    assertThatIllegalStateException()
        .isThrownBy(queue::snapshot)
        .withMessage("queue 'orders' of account 'devstoreaccount1': does not exist");
    assertThatIllegalStateException().isThrownBy(() -> queue.put("a"));
    assertThatIllegalStateException().isThrownBy(queue::clear);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.queue("Orders"))
        .withMessageContaining("'Orders': expected 3 to 63 lower-case letters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.queue("nobody", "orders"))
        .withMessage("account 'nobody': expected one of [devstoreaccount1]");
    assertThatIllegalArgumentException().isThrownBy(() -> queue.create(Map.of("a-b", "1")));
    assertThatIllegalArgumentException().isThrownBy(() -> SeedMessage.of("x".repeat(65_537)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeedMessage.of("x").timeToLive(Duration.ZERO));
    queue.create();
    assertThatIllegalStateException().isThrownBy(() -> queue.create(Map.of("a", "1")));
  }
}
