package io.queuerite.conformance;

import static io.queuerite.conformance.harness.ResponseAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.conformance.harness.Account;
import io.queuerite.conformance.harness.AgainstTarget;
import io.queuerite.conformance.harness.Message;
import io.queuerite.conformance.harness.Percent;
import io.queuerite.conformance.harness.Queue;
import io.queuerite.conformance.harness.RawConnection;
import io.queuerite.conformance.harness.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Forms in which a request may come, as HTTP allows them. */
@AgainstTarget
class HttpRequestTest {
  private static final String BODY = "<QueueMessage><MessageText>é€😀</MessageText></QueueMessage>";

  @Test
  void aBodyMayComeInChunks(Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      connection.send(chunkedPut(queue).bytes()).send(chunks(BODY, 7, ""));
      assertThatAnswer(connection.read("POST")).hasStatus(201);
      assertThatAnswer(connection.exchange(queue.metadataRequest("GET"))).hasStatus(200);
    }
    assertThat(queue.getOne().text()).isEqualTo("é€😀");
  }

  @Test
  void chunksMayHaveExtensionsAndBreakWithinACharacter(Queue queue) {
    try (RawConnection connection = queue.account().connect()) {
      connection.send(chunkedPut(queue).bytes()).send(chunks(BODY, 1, ";name=value"));
      assertThatAnswer(connection.read("POST")).hasStatus(201);
    }
    assertThat(queue.getOne().text()).isEqualTo("é€😀");
  }

  @Test
  void aLargeBodyMayComeInChunks(Queue queue) {
    String text = "a".repeat(65_536);
    String body = BODY.replace("é€😀", text);
    try (RawConnection connection = queue.account().connect()) {
      connection.send(chunkedPut(queue).bytes()).send(chunks(body, 8192, ""));
      assertThatAnswer(connection.read("POST")).hasStatus(201);
    }
    assertThat(queue.getOne().text()).isEqualTo(text);
  }

  @Test
  void aClientMayAskBeforeItSendsTheBody(Queue queue) {
    byte[] request = queue.putRequest().header("Expect", "100-continue").body(BODY).bytes();
    int headLength = request.length - BODY.getBytes(StandardCharsets.UTF_8).length;
    try (RawConnection connection = queue.account().connect()) {
      connection.send(Arrays.copyOf(request, headLength));
      assertThatAnswer(connection.read("POST")).hasStatus(100);
      connection.send(BODY.getBytes(StandardCharsets.UTF_8));
      assertThatAnswer(connection.read("POST")).hasStatus(201);
    }
  }

  @Test
  void aClientThatAsksIsToldThatItsBodyIsTooLarge(Queue queue) {
    Request request =
        queue.putRequest().header("Expect", "100-continue").header("Content-Length", "1000000000");
    try (RawConnection connection = queue.account().connect()) {
      assertThatAnswer(connection.exchange(request)).hasStatus(413);
    }
  }

  @Test
  void headerNamesMayBeInAnyCase(Queue queue) {
    Request request = queue.putRequest().body(BODY);
    String text = new String(request.bytes(), StandardCharsets.ISO_8859_1);
    int headEnd = text.indexOf("\r\n\r\n");
    String requestLine = text.substring(0, text.indexOf("\r\n"));
    String headers = text.substring(requestLine.length(), headEnd);
    for (boolean upper : new boolean[] {true, false}) {
      String head = requestLine + withNamesIn(upper, headers);
      try (RawConnection connection = queue.account().connect()) {
        connection.send(head + text.substring(headEnd));
        assertThatAnswer(connection.read("POST")).hasStatus(201);
      }
    }
  }

  private static String withNamesIn(boolean upper, String headers) {
    StringBuilder changed = new StringBuilder();
    for (String line : headers.split("\r\n", -1)) {
      int colon = Math.max(0, line.indexOf(':'));
      String name = line.substring(0, colon);
      changed.append(upper ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT));
      changed.append(line.substring(colon)).append("\r\n");
    }
    return changed.substring(0, changed.length() - 2);
  }

  @Test
  void queryNamesMayBeInAnyCase(Queue queue) {
    Message put =
        queue
            .putRequest()
            .query("VisibilityTimeout=0&MESSAGETTL=60")
            .message("text")
            .send()
            .onlyMessage();
    assertThat(put.expires()).isEqualTo(put.inserted().plusSeconds(60));
    assertThatAnswer(queue.request("GET", "/messages?PeekOnly=true&NumOfMessages=2").send())
        .hasStatus(200);
    assertThat(queue.peek().get(0).dequeueCount()).isZero();
    String receipt = Percent.encode(put.receipt());
    assertThatAnswer(
            queue.request("DELETE", "/messages/" + put.id() + "?PopReceipt=" + receipt).send())
        .hasStatus(204);
    assertThatAnswer(queue.request("GET", "?COMP=metadata").send()).hasStatus(200);
  }

  @Test
  void aDoubleSlashAfterTheAccountIsOne(Account account) {
    String name = Account.uniqueName();
    assertThatAnswer(account.request("PUT", "//" + name).send()).hasStatus(201);
    assertThatAnswer(account.request("GET", "//" + name + "?comp=metadata").send()).hasStatus(200);
    assertThatAnswer(account.request("PUT", "/" + name).send()).hasStatus(204);
  }

  @Test
  void anEscapedNameIsTheSameName(Queue queue) {
    String escaped = "/%" + Integer.toHexString(queue.name().charAt(0)) + queue.name().substring(1);
    assertThatAnswer(queue.account().request("GET", escaped + "?comp=metadata").send())
        .hasStatus(200);
  }

  @Test
  void aWriteNeedsALength(Queue queue) {
    Request request = queue.metadataRequest("PUT").header("x-ms-meta-a", "1").unsized();
    assertThatAnswer(request.send())
        .hasStatus(411)
        .hasElement("Code", "MissingContentLengthHeader");
  }

  @Test
  void anUnknownComponentIsNamed(Queue queue) {
    assertThatAnswer(queue.request("GET", "?comp=banana").send())
        .hasStatus(400)
        .hasElement("Code", "InvalidQueryParameterValue")
        .hasElement("QueryParameterName", "comp")
        .hasElement("QueryParameterValue", "banana");
  }

  private static Request chunkedPut(Queue queue) {
    return queue.putRequest().header("Transfer-Encoding", "chunked");
  }

  private static byte[] chunks(String text, int size, String extension) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += size) {
      int length = Math.min(size, bytes.length - at);
      chunks.writeBytes(
          (Integer.toHexString(length) + extension + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunks.write(bytes, at, length);
      chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return chunks.toByteArray();
  }
}
