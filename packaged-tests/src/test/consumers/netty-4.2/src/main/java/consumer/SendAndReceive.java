package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.queuerite.emulator.QueueEmulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a user's first test does, without the SDK, which does not run on Netty 4.2. */
public final class SendAndReceive {
  private static final String VERSION = "2025-11-05";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;
  private final byte[] key;

  private SendAndReceive(QueueEmulator emulator) {
    endpoint = emulator.endpoint();
    String key = emulator.connectionString().replaceAll(".*AccountKey=([^;]*).*", "$1");
    this.key = Base64.getDecoder().decode(key);
  }

  public static void main(String[] arguments) throws Exception {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      SendAndReceive client = new SendAndReceive(emulator);
      client.send("PUT", "/orders", "");
      client.send(
          "POST",
          "/orders/messages",
          "<QueueMessage><MessageText>hello</MessageText></QueueMessage>");
      String answer = client.send("GET", "/orders/messages", "");
      System.out.println(
          "received: " + answer.replaceAll("(?s).*<MessageText>(.*)</MessageText>.*", "$1"));
    }
  }

  private String send(String method, String rest, String body) throws Exception {
    String path = endpoint.getRawPath() + rest;
    String date = DATE.format(ZonedDateTime.now(ZoneOffset.UTC));
    int length = body.getBytes(UTF_8).length;
    String toSign =
        method + "\n\n\n" + (length == 0 ? "" : length) + "\n\n\n\n\n\n\n\n\nx-ms-date:" + date
            + "\nx-ms-version:" + VERSION + "\n/devstoreaccount1" + path;
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signature = Base64.getEncoder().encodeToString(mac.doFinal(toSign.getBytes(UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("x-ms-date", date)
            .header("x-ms-version", VERSION)
            .header("Authorization", "SharedKey devstoreaccount1:" + signature)
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
