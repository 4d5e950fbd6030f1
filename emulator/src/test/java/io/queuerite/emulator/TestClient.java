package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client of the queue "orders", that signs with Shared Key Lite. */
final class TestClient {
  private static final String VERSION = "2026-06-06";
  private static final Pattern TEXT = Pattern.compile("<MessageText>(.*?)</MessageText>");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final URI endpoint;
  private final String key;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private TestClient(URI endpoint, String key) {
    this.endpoint = endpoint;
    this.key = key;
  }

  static TestClient of(QueueEmulator emulator) {
    return new TestClient(emulator.endpoint(), EmulatorOptions.DEVELOPMENT_KEY);
  }

  /** Of another account than the first, or with another key than the one that all know. */
  static TestClient of(QueueEmulator emulator, String account, String key) {
    return new TestClient(emulator.endpoint(account), key);
  }

  TestClient create() {
    assertThat(status("PUT", "/orders")).isEqualTo(201);
    return this;
  }

  int put(String text) {
    return send("POST", "/orders/messages", message(text)).statusCode();
  }

  static String message(String text) {
    return "<QueueMessage><MessageText>" + text + "</MessageText></QueueMessage>";
  }

  /** Gets up to 32 messages for half a minute. */
  List<String> get() {
    return texts("");
  }

  /** All that is visible, but no more than 32. */
  List<String> peek() {
    return texts("&peekonly=true");
  }

  private List<String> texts(String option) {
    HttpResponse<String> answer = send("GET", "/orders/messages?numofmessages=32" + option, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    List<String> texts = new ArrayList<>();
    Matcher found = TEXT.matcher(answer.body());
    while (found.find()) {
      texts.add(found.group(1));
    }
    return texts;
  }

  long count() {
    HttpResponse<String> answer = send("GET", "/orders?comp=metadata", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.headers().firstValueAsLong("x-ms-approximate-messages-count").orElseThrow();
  }

  int status(String method, String pathAndQuery) {
    return send(method, pathAndQuery, "").statusCode();
  }

  /** A request's head and body as they go over the wire. */
  String raw(String method, String path, String body, String... moreHeaders) {
    String target = endpoint.getPath() + path;
    String date = DATE.format(Instant.now());
    StringBuilder request = new StringBuilder();
    request.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: emulator");
    request.append("\r\nx-ms-date: ").append(date).append("\r\nx-ms-version: ").append(VERSION);
    request.append("\r\nAuthorization: ").append(authorization(method, target, date));
    request.append("\r\nContent-Length: ").append(body.length());
    for (String header : moreHeaders) {
      request.append("\r\n").append(header);
    }
    return request.append("\r\n\r\n").append(body).toString();
  }

  HttpResponse<String> send(String method, String pathAndQuery, String body) {
    String target = endpoint.getPath() + pathAndQuery;
    String date = DATE.format(Instant.now());
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(target))
            .timeout(Duration.ofSeconds(30))
            .header("x-ms-date", date)
            .header("x-ms-version", VERSION)
            .header("Authorization", authorization(method, target, date))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String authorization(String method, String target, String date) {
    String account = endpoint.getPath().substring(1);
    String path = target.replaceFirst("\\?.*", "");
    String comp = target.endsWith("?comp=metadata") ? "?comp=metadata" : "";
    String text =
        method + "\n\n\n\nx-ms-date:" + date + "\nx-ms-version:" + VERSION + "\n/" + account + path;
    return "SharedKeyLite " + account + ":" + sign(text + comp);
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
