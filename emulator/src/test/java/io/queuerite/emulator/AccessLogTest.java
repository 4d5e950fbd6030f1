package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line for each request. */
@SuppressWarnings("NullAway.Init") // JUnit's to set
final class AccessLogTest {
  @TempDir private Path folder;

  private Path log() {
    return folder.resolve("logs").resolve("access.log");
  }

  /** The lines of an emulator that has been closed. */
  private List<String> lines() throws IOException {
    return Files.readAllLines(log());
  }

  private QueueEmulator azure() {
    return QueueEmulator.builder().accessLog(AccessLog.azure(log())).start();
  }

  /** Fields as a reader of such logs takes them apart: not within quotes. */
  private static String[] fields(String line) {
    return line.split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
  }

  @Test
  void aLineHasTheFieldsOfAzuresLogs() throws IOException {
    String id;
    int port;
    Instant before = Instant.now();
    try (QueueEmulator emulator = azure()) {
      port = emulator.port();
      TestClient client = TestClient.of(emulator).create();
      HttpResponse<String> answer =
          client.send("POST", "/orders/messages?visibilitytimeout=1", TestClient.message("hi"));
      id = answer.headers().firstValue("x-ms-request-id").orElseThrow();
    }
    String[] fields = fields(lines().get(1));
    assertThat(fields).hasSize(38);
    assertThat(fields[0]).isEqualTo("2.0");
    assertThat(fields[1]).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
    assertThat(Instant.parse(fields[1])).isBetween(before.minusSeconds(1), Instant.now());
    assertThat(fields[2]).isEqualTo("PutMessage");
    assertThat(fields[3]).isEqualTo("Success");
    assertThat(fields[4]).isEqualTo("201");
    assertThat(Integer.parseInt(fields[5])).isGreaterThanOrEqualTo(Integer.parseInt(fields[6]));
    assertThat(fields[7]).isEqualTo("authenticated");
    assertThat(fields[8]).isEqualTo("devstoreaccount1");
    assertThat(fields[9]).isEqualTo("devstoreaccount1");
    assertThat(fields[10]).isEqualTo("queue");
    assertThat(fields[11])
        .isEqualTo(
            "\"http://127.0.0.1:%d/devstoreaccount1/orders/messages?visibilitytimeout=1\""
                .formatted(port));
    assertThat(fields[12]).isEqualTo("\"/devstoreaccount1/orders\"");
    assertThat(fields[13]).isEqualTo(id);
    assertThat(fields[14]).isEqualTo("0");
    assertThat(fields[15]).matches("127\\.0\\.0\\.1:[1-9]\\d*");
    assertThat(fields[16]).isEqualTo("2026-06-06");
    assertThat(Integer.parseInt(fields[17])).as("request header").isBetween(200, 600);
    assertThat(Integer.parseInt(fields[18])).isEqualTo(TestClient.message("hi").length());
    assertThat(Integer.parseInt(fields[19])).as("response header").isBetween(150, 500);
    assertThat(Integer.parseInt(fields[20])).as("response body").isBetween(200, 1000);
    assertThat(fields[21]).isEqualTo(fields[18]);
    assertThat(List.of(fields).subList(22, 27)).containsOnly("");
    assertThat(fields[27]).startsWith("\"Java-http-client/");
    assertThat(List.of(fields).subList(28, 38)).containsOnly("");
  }

  @Test
  void theStatusSaysWhoAskedAndWhatWentWrong() throws IOException {
    try (QueueEmulator emulator = azure()) {
      TestClient client = TestClient.of(emulator).create();
      client.status("GET", "/nothing?comp=metadata");
      TestClient.of(emulator, "devstoreaccount1", "AAECAwQFBgc=").status("GET", "/orders");
      emulator.faults().add(FaultRule.of(Fault.serverBusy()));
      client.put("a");
      emulator.faults().add(FaultRule.of(Fault.error("InternalError")));
      client.put("a");
      emulator.faults().add(FaultRule.of(Fault.truncateAnswer()));
      assertThatThrownBy(() -> client.get()).hasMessageContaining("");
      ask(emulator, "GET /devstoreaccount1/orders/messages?numofmessages=2&sv=2020-04-08&sig=s");
      ask(emulator, "GET /devstoreaccount1/orders/messages?peekonly=true");
      ask(emulator, "GET /devstoreaccount1/a/b/c/d");
    }
    assertThat(lines())
        .extracting(line -> fields(line)[2] + " " + fields(line)[3] + " " + fields(line)[4])
        .startsWith(
            "CreateQueue Success 201",
            "GetQueueMetadata QueueNotFound 404",
            "Unknown AuthorizationError 403",
            "PutMessage ThrottlingError 503",
            "PutMessage ServerOtherError 500",
            "GetMessages NetworkError Unknown")
        .endsWith(
            "GetMessages SASAuthorizationError 403",
            "PeekMessage AnonymousAuthorizationError 401",
            "Unknown InvalidUri 400");
  }

  @Test
  void aClientCannotWriteFieldsOrLinesOfItsOwn() throws IOException {
    try (QueueEmulator emulator = azure()) {
      ask(
          emulator,
          "GET /devstoreaccount1/orders%0A2.0;x?a=\"%22;b<c>&d",
          "User-Agent: a\";b<&>",
          "x-ms-client-request-id: \";\";\"",
          "x-ms-version: 2020;04",
          "If-Match: \"x\"",
          "Referer: http://a.example/?sig=SECRET;");
    }
    assertThat(lines()).hasSize(1);
    String[] fields = fields(lines().get(0));
    assertThat(fields).hasSize(38);
    assertThat(fields[11]).contains("?a=&quot;%22;b&lt;c&gt;&amp;d");
    assertThat(fields[26]).isEqualTo("\"If-Match=&quot;x&quot;\"");
    assertThat(fields[27]).isEqualTo("\"a&quot;;b&lt;&amp;&gt;\"");
    assertThat(fields[29]).isEqualTo("\"&quot;;&quot;;&quot;\"");
    assertThat(lines().get(0)).doesNotContain("SECRET");
  }

  @Test
  void jsonHasAnObjectALine() throws IOException {
    try (QueueEmulator emulator =
        QueueEmulator.builder().accessLog(AccessLog.json(log())).start()) {
      TestClient client = TestClient.of(emulator).create();
      client.put("hi");
      ask(emulator, "GET /devstoreaccount1/orders/messages?sig=SECRET", "User-Agent: a\"\\\tb");
    }
    assertThat(lines()).hasSize(3).allMatch(line -> line.startsWith("{\"time\":\"20"));
    // Two connections: whose answer has left is logged, and either may be told first.
    assertThat(line("\"operation\":\"Put Message\""))
        .contains(
            "\"operation\":\"Put Message\",\"account\":\"devstoreaccount1\",\"queue\":\"orders\"")
        .contains("\"status\":201,\"errorCode\":null,\"complete\":true,\"serverMilliseconds\":")
        .contains("\"authentication\":\"authenticated\",\"user\":null,\"method\":\"POST\"");
    assertThat(line("sig=XXXXX"))
        .contains("\"errorCode\":\"AuthenticationFailed\"", "sig=XXXXX")
        .contains("\"userAgent\":\"a\\\"\\\\\\u0009b\"")
        .doesNotContain("SECRET");
  }

  private String line(String part) throws IOException {
    return lines().stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  @Test
  void aFileIsAddedToAndMayBeEmptiedMeanwhile() throws IOException {
    Files.createDirectories(folder.resolve("logs"));
    Files.writeString(log(), "before\n");
    try (QueueEmulator emulator = azure()) {
      TestClient client = TestClient.of(emulator).create();
      await().untilAsserted(() -> assertThat(lines()).hasSize(2).startsWith("before"));
      Files.write(log(), new byte[0]);
      client.put("a");
    }
    assertThat(lines()).singleElement().asString().contains(";PutMessage;");
  }

  @Test
  void aFileThatCannotBeWrittenIsToldAtTheStart() throws IOException {
    Files.writeString(folder.resolve("logs"), "in the way");
    assertThatThrownBy(this::azure)
        .isInstanceOf(EmulatorStartException.class)
        .hasMessageContaining("access log '" + log() + "'");
  }

  @Test
  void aStreamStaysOpen() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (QueueEmulator emulator = QueueEmulator.builder().accessLog(AccessLog.azure(out)).start()) {
      TestClient.of(emulator).create();
    }
    assertThat(out.toString(UTF_8)).startsWith("2.0;").endsWith(";;;;;;;;\n");
  }

  private static void ask(QueueEmulator emulator, String line, String... headers)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
      socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
      String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      socket
          .getOutputStream()
          .write(
              (line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + more + "\r\n")
                  .getBytes(UTF_8));
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
  }
}
