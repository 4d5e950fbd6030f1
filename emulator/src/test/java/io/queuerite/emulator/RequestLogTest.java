package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged of requests at debug level: all that a report needs, and nothing secret. */
final class RequestLogTest {
  private static final String SECRET = "c2VjcmV0c2VjcmV0";

  /** Kept here: the JDK holds loggers weakly. */
  private static final Logger LOGGER =
      Logger.getLogger("io.queuerite.emulator.internal.dispatch.RequestLog");

  /** Other tests' emulators log here as well; ours are told by their port. */
  private static final class Lines extends Handler {
    final List<String> texts = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord record) {
      texts.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private final Lines lines = new Lines();
  private final QueueEmulator emulator = QueueEmulator.start();

  @BeforeEach
  void listen() {
    LOGGER.addHandler(lines);
    LOGGER.setLevel(Level.ALL);
  }

  @AfterEach
  void close() {
    LOGGER.removeHandler(lines);
    emulator.close();
  }

  /** Sends a request, and gives what was logged of it. */
  private String logged(String requestLine, String body, String... headers) throws IOException {
    String answer;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
      socket.setSoTimeout(20_000);
      String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      String request =
          "%s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s"
              .formatted(requestLine, emulator.port(), body.length(), more, body);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    String id = answer.replaceFirst("(?s).*x-ms-request-id: (\\S+).*", "$1");
    return Objects.requireNonNull(
        lines.texts.stream().filter(text -> text.startsWith(id)).findFirst().orElse(null), answer);
  }

  @Test
  void aRequestIsToldWithWhatCameAndWhatWentAndEachLineHasItsId() throws IOException {
    String text =
        logged(
            "GET /devstoreaccount1/orders?comp=metadata&timeout=5",
            "",
            "x-ms-client-request-id: mine",
            "x-ms-meta-owner: nobody",
            "User-Agent: a-client/1.0");
    String id = text.substring(0, 36);
    assertThat(text.lines()).allMatch(line -> line.startsWith(id + " "));
    assertThat(text.lines().findFirst().orElseThrow())
        .matches(
            id
                + " GET /devstoreaccount1/orders\\?comp=metadata&timeout=5 401 NoAuthenticationInformation"
                + " \\d+\\.\\d\\d ms from 127\\.0\\.0\\.1:\\d+");
    assertThat(text)
        .contains("> x-ms-client-request-id: mine", "> User-Agent: a-client/1.0")
        .contains("> x-ms-meta-owner: (6 characters)", "> body: 0 bytes, not shown")
        .contains(
            "< x-ms-error-code: NoAuthenticationInformation", "< WWW-Authenticate: Bearer auth");
  }

  @Test
  void theErrorsDetailsAndTheFaultsAreTold() throws IOException {
    assertThat(logged("GET /devstoreaccount1?comp=list", "", "x-ms-version: 1999-01-01"))
        .contains("detail HeaderName: x-ms-version", "detail HeaderValue: 1999-01-01");
    emulator.faults().add(FaultRule.of(Fault.status(502)));
    assertThat(logged("GET /devstoreaccount1?comp=list", "")).contains(" 502 - ", "fault Status[");
  }

  @Test
  void theStringThatTheServiceSignedIsToldAndTheSignatureIsNot() throws IOException {
    String text =
        logged(
            "GET /devstoreaccount1?comp=list",
            "",
            "Authorization: SharedKey devstoreaccount1:" + SECRET,
            "x-ms-meta-password: hunter2-hunter2",
            "x-ms-date: " + now());
    assertThat(text)
        .contains("> Authorization: SharedKey devstoreaccount1:XXXXX")
        .contains("| /devstoreaccount1/devstoreaccount1", "| comp:list")
        .contains("The MAC signature found in the HTTP request 'XXXXX' is not the same")
        .doesNotContain(SECRET, "hunter2");
  }

  private static String now() {
    return DateTimeFormatter.RFC_1123_DATE_TIME
        .withLocale(Locale.ENGLISH)
        .format(ZonedDateTime.now(ZoneOffset.UTC))
        .replaceFirst(", (\\d) ", ", 0$1 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: SharedKey devstoreaccount1:SECRET",
        "Authorization: SharedKeyLite devstoreaccount1:SECRET",
        "Authorization: SharedKey SECRET",
        "Authorization: SECRET",
        "Authorization: Bearer SECRET",
        "authorization:   bearer   SECRET.SECRET",
        "Authorization: Basic SECRET",
        "Authorization: Digest username=\"a\", response=\"SECRET\"",
        "Authorization: Bearer\tSECRET",
        "Proxy-Authorization: Basic SECRET",
        "Cookie: session=SECRET; other=SECRET",
        "Set-Cookie: SECRET",
        "x-ms-copy-source: https://a.example/x?sv=1&sig=SECRET&se=2",
        "x-ms-copy-source-authorization: Bearer SECRET",
        "x-ms-encryption-key: SECRET",
        "x-ms-meta-connection: AccountKey=SECRET",
        "x-functions-key: SECRET",
        "X-Api-Key: SECRET",
        "X-Whatever: SECRET",
        "Referer: https://a.example/?sig=SECRET",
        "User-Agent: curl/8 https://a.example/?sig=SECRET&x=1",
        "User-Agent: AccountName=a;AccountKey=SECRET;x",
        "x-ms-client-request-id: sig=SECRET",
        "x-ms-version: sig=SECRET",
        "Origin: http://user:SECRET@a.example",
        "If-Match: SECRET",
        "traceparent: Bearer SECRET"
      })
  void noSecretOfAHeaderIsLogged(String header) throws IOException {
    String text =
        logged("GET /devstoreaccount1/orders?comp=metadata", "", header.replace("SECRET", SECRET));
    assertThat(text).doesNotContain(SECRET).contains("> ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/devstoreaccount1/orders?sv=2020-04-08&sig=SECRET&se=2030-01-01",
        "/devstoreaccount1/orders?SIG=SECRET",
        "/devstoreaccount1/orders?%73i%67=SECRET",
        "/devstoreaccount1/orders?sig=a&sig=SECRET",
        "/devstoreaccount1/orders?SECRET",
        "/devstoreaccount1/orders?code=SECRET",
        "/devstoreaccount1/orders?access_token=SECRET&comp=metadata",
        "/devstoreaccount1/orders?comp=metadata%26sig=SECRET",
        "/devstoreaccount1/orders%3Fsv=1&sig=SECRET",
        "/devstoreaccount1/orders%3Fsv=1%26sig%3DSECRET",
        "/devstoreaccount1/orders%253Fsig%253DSECRET",
        "/devstoreaccount1;AccountKey=SECRET;/orders",
        "/devstoreaccount1/orders?prefix=sig%3DSECRET",
        "/devstoreaccount1?comp=list&maxresults=sig%3DSECRET",
        "http://user:SECRET@localhost/devstoreaccount1/orders"
      })
  void noSecretOfAUrlIsLogged(String target) throws IOException {
    assertThat(logged("GET " + target.replace("SECRET", SECRET), "")).doesNotContain(SECRET);
  }

  @Test
  void noBodyIsLogged() throws IOException {
    String body = "<QueueMessage><MessageText>" + SECRET + "</MessageText></QueueMessage>";
    assertThat(logged("POST /devstoreaccount1/orders/messages", body))
        .contains("> body: " + body.length() + " bytes, not shown")
        .doesNotContain(SECRET);
  }
}
