package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on purpose, as clients see it through real sockets. */
final class FaultsTest {
  private static final String MESSAGES = "/orders/messages";

  private final QueueEmulator emulator = QueueEmulator.start();
  private final TestClient client = TestClient.of(emulator).create();

  @AfterEach
  void close() {
    emulator.close();
  }

  private static FaultRule onPut(Fault fault) {
    return FaultRule.of(fault).on(QueueOperation.PUT_MESSAGE);
  }

  private HttpResponse<String> put() {
    return client.send("POST", MESSAGES, TestClient.message("a"));
  }

  private RecordedRequest last() {
    List<RecordedRequest> requests = emulator.journal().requests();
    return requests.get(requests.size() - 1);
  }

  @Test
  void aBusyServerIsToldAsTheServiceTellsItAndNothingHappened() {
    emulator.faults().add(onPut(Fault.serverBusy()));
    HttpResponse<String> answer = put();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("x-ms-error-code")).hasValue("ServerBusy");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.headers().firstValue("x-ms-request-id")).hasValue(last().requestId());
    assertThat(answer.body()).contains("<Code>ServerBusy</Code>");
    assertThat(client.count()).isZero();
    assertThat(put().statusCode()).isEqualTo(201);
  }

  @Test
  void anErrorAfterTheCommitHidesThatItHappened() {
    emulator.faults().add(onPut(Fault.error("OperationTimedOut")).afterCommit());
    HttpResponse<String> answer = put();
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("<Code>OperationTimedOut</Code>");
    assertThat(client.count()).isEqualTo(1);
  }

  @Test
  void aBareStatusHasNoCode() {
    emulator.faults().add(onPut(Fault.status(502)));
    HttpResponse<String> answer = put();
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("x-ms-error-code")).isEmpty();
    assertThat(client.count()).isZero();
  }

  @Test
  void aDroppedConnectionLeavesNothingBehindOrEverything() {
    // The HTTP client tries a POST only once.
    emulator.faults().add(onPut(Fault.dropConnection()));
    assertThatThrownBy(this::put).isInstanceOf(UncheckedIOException.class);
    assertThat(client.count()).isZero();
    emulator.faults().add(onPut(Fault.dropConnection()).afterCommit());
    assertThatThrownBy(this::put).isInstanceOf(UncheckedIOException.class);
    assertThat(emulator.journal().requests(QueueOperation.PUT_MESSAGE))
        .extracting(RecordedRequest::status)
        .containsExactly(0, 0);
    assertThat(client.count()).isEqualTo(1);
  }

  @Test
  void halfAnAnswerEndsInTheMiddle() {
    client.put("a");
    emulator.faults().add(FaultRule.of(Fault.truncateAnswer()).on(QueueOperation.PEEK_MESSAGES));
    assertThatThrownBy(client::peek)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(client.peek()).containsExactly("a");
  }

  @Test
  void halfAnAnswerIsTheFirstHalfOfTheWholeOne() throws IOException {
    client.put("a");
    String whole =
        conversation(client.raw("GET", MESSAGES + "?peekonly=true", "", "Connection: close"));
    emulator.faults().add(Fault.truncateAnswer());
    String half = conversation(client.raw("GET", MESSAGES + "?peekonly=true", ""));
    assertThat(half.length()).isBetween(whole.length() / 2 - 50, whole.length() / 2 + 50);
    assertThat(half).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(half).doesNotContain("Connection: close").doesNotContain("</QueueMessagesList>");
  }

  @Test
  void brokenXmlArrivesWholeAndIsNone() {
    client.put("a");
    emulator.faults().add(FaultRule.of(Fault.malformedXml()).always());
    HttpResponse<String> answer = client.send("GET", MESSAGES + "?peekonly=true", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).endsWith("</QueueMessage>").contains("<QueueMessagesList>");
    assertThat(client.status("GET", "/orders?comp=metadata")).isEqualTo(200);
  }

  @Test
  void aMessageHandedOutTwiceIsGoneAfterTheSecondReceiptDeletesIt() {
    client.put("a");
    emulator.faults().add(Fault.duplicateDelivery());
    assertThat(client.get()).containsExactly("a");
    assertThat(client.get()).containsExactly("a");
    assertThat(client.get()).isEmpty();
    assertThat(last().faults()).isEmpty();
    assertThat(emulator.journal().requests(QueueOperation.GET_MESSAGES).get(0).faults())
        .containsExactly(Fault.duplicateDelivery());
  }

  @Test
  void aMessageHandedOutTwiceIsToldToBeInvisible() {
    client.put("a");
    emulator.clock().freeze();
    emulator.faults().add(Fault.duplicateDelivery());
    String first = client.send("GET", MESSAGES, "").body();
    emulator.clock().advance(Duration.ofSeconds(1));
    String second = client.send("GET", MESSAGES, "").body();
    assertThat(visibleAt(first)).isNotEqualTo(visibleAt(second));
    assertThat(first).contains("<DequeueCount>1<");
    assertThat(second).contains("<DequeueCount>2<");
  }

  private static String visibleAt(String xml) {
    return xml.replaceAll("(?s).*<TimeNextVisible>(.*)</TimeNextVisible>.*", "$1");
  }

  @Test
  void aDelayHoldsARequestBackAndNoOther() {
    emulator.faults().add(onPut(Fault.delay(Duration.ofMillis(200))));
    Thread slow = new Thread(this::put);
    slow.start();
    while (client.count() == 0 && slow.isAlive()) {
      assertThat(client.status("GET", "/orders?comp=metadata")).isEqualTo(200);
    }
    assertThat(emulator.journal().requests(QueueOperation.GET_QUEUE_METADATA)).isNotEmpty();
    emulator.journal().await(QueueOperation.PUT_MESSAGE, 1, Duration.ofSeconds(10));
    assertThat(emulator.journal().requests(QueueOperation.PUT_MESSAGE).get(0).duration())
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void aRequestThatFailsByItselfMeetsNoFaultAfterwards() {
    emulator.faults().add(FaultRule.of(Fault.dropConnection()).afterCommit());
    assertThat(client.status("DELETE", "/nothing")).isEqualTo(404);
    assertThat(emulator.faults().planned()).hasSize(1);
  }

  @Test
  void aFaultWithinAPipelinedBatchEndsTheBatchThere() throws IOException {
    emulator.faults().add(onPut(Fault.dropConnection()).afterCommit().after(1));
    String body = TestClient.message("a");
    String batch = client.raw("POST", MESSAGES, body).repeat(3);
    String answers = conversation(batch);
    assertThat(answers.split("HTTP/1.1 201 Created", -1)).hasSize(2);
    assertThat(client.count()).isEqualTo(2);
    assertThat(emulator.openConnections()).isLessThanOrEqualTo(1);
  }

  @Test
  void aReusedConnectionThatIsDroppedIsReplaced() {
    client.peek();
    emulator
        .faults()
        .add(FaultRule.of(Fault.dropConnection()).on(QueueOperation.GET_QUEUE_METADATA));
    // A GET is tried again by the HTTP client itself, on a new connection.
    assertThat(client.count()).isZero();
    assertThat(emulator.journal().count(QueueOperation.GET_QUEUE_METADATA)).isEqualTo(2);
  }

  /** Says it all, and hears until the other side ends the connection. */
  private String conversation(String requests) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
