package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an emulator remembers of the requests that it got. */
final class JournalTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final QueueEmulator emulator = QueueEmulator.start();
  private final TestClient client = TestClient.of(emulator).create();

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void aRequestIsRememberedWithWhatBecameOfIt() {
    Instant time = Instant.parse("2030-01-01T00:00:00Z");
    emulator.clock().freeze();
    emulator.clock().setTo(time);
    client.status("DELETE", "/orders/messages/some-id?popreceipt=AAAA&sig=secret");
    RecordedRequest request = emulator.journal().requests().get(1);
    assertThat(request.number()).isEqualTo(2);
    assertThat(request.time()).isEqualTo(time);
    assertThat(request.method()).isEqualTo("DELETE");
    assertThat(request.url())
        .isEqualTo("/devstoreaccount1/orders/messages/some-id?popreceipt=AAAA&sig=XXXXX");
    assertThat(request.operation()).isEqualTo(QueueOperation.DELETE_MESSAGE);
    assertThat(request.subject().account()).isEqualTo("devstoreaccount1");
    assertThat(request.subject().queue()).isEqualTo("orders");
    assertThat(request.subject().messageId()).isEqualTo("some-id");
    assertThat(request.status()).isEqualTo(404);
    assertThat(request.errorCode()).isEqualTo("MessageNotFound");
    assertThat(request.userAgent()).startsWith("Java-http-client");
    assertThat(request.succeeded()).isFalse();
    assertThat(request.toString())
        .startsWith("#2 2030-01-01T00:00:00Z DELETE /devstoreaccount1/orders/messages/some-id")
        .containsPattern(" -> 404 MessageNotFound \\(\\d+\\.\\d ms\\)")
        .doesNotContain("secret");
  }

  @Test
  void whatCouldNotBeReadIsRememberedToo() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(ISO_8859_1));
      socket.getInputStream().readAllBytes();
    }
    RecordedRequest request = emulator.journal().await(r -> r.status() == 400, LONG);
    assertThat(request.operation()).isNull();
    assertThat(request.toString()).contains("(no HTTP) -> 400 The request is not valid HTTP.");
  }

  @Test
  void whatNoOperationFitsIsRememberedToo() {
    assertThat(client.status("PATCH", "/orders")).isEqualTo(405);
    assertThat(client.status("GET", "/a/b/c/d/e")).isEqualTo(400);
    assertThat(emulator.journal().requests())
        .extracting(RecordedRequest::errorCode)
        .containsExactly("", "UnsupportedHttpVerb", "InvalidUri");
  }

  @Test
  void theOldestMakeRoomAndTheCountGoesOn() {
    try (QueueEmulator forgetful = QueueEmulator.builder().journal(2).start()) {
      TestClient ofForgetful = TestClient.of(forgetful).create();
      ofForgetful.put("a");
      ofForgetful.put("b");
      ofForgetful.put("c");
      assertThat(forgetful.journal().requests())
          .extracting(RecordedRequest::number)
          .containsExactly(3L, 4L);
      assertThat(forgetful.journal().count(QueueOperation.PUT_MESSAGE)).isEqualTo(3);
      forgetful.journal().clear();
      assertThat(forgetful.journal().requests()).isEmpty();
      assertThat(forgetful.journal().count(QueueOperation.PUT_MESSAGE)).isZero();
      ofForgetful.put("d");
      assertThat(forgetful.journal().requests())
          .extracting(RecordedRequest::number)
          .containsExactly(5L);
    }
  }

  @Test
  void aJournalThatIsOffRemembersNothingAndCannotBeWaitedFor() {
    try (QueueEmulator without = QueueEmulator.builder().journal(0).start()) {
      TestClient.of(without).create();
      assertThat(without.journal().requests()).isEmpty();
      assertThatThrownBy(() -> without.journal().await(QueueOperation.CREATE_QUEUE, 1, LONG))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("off");
    }
  }

  @Test
  void waitingEndsWhenTheLastRequestHasCome() {
    CompletableFuture<Void> putting =
        CompletableFuture.runAsync(
            () -> {
              client.put("a");
              client.put("b");
            });
    emulator.journal().await(QueueOperation.PUT_MESSAGE, 2, LONG);
    assertThat(emulator.journal().requests(QueueOperation.PUT_MESSAGE)).hasSize(2);
    putting.join();
  }

  @Test
  void waitingInVainShowsWhatCame() {
    client.put("a");
    assertThatThrownBy(
            () -> emulator.journal().await(QueueOperation.PUT_MESSAGE, 2, Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("2 x Put Message expected within PT0.001S, 1 seen")
        .hasMessageContaining("POST /devstoreaccount1/orders/messages -> 201");
    assertThatThrownBy(() -> emulator.journal().await(r -> r.status() == 418, Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PUT /devstoreaccount1/orders -> 201");
  }
}
