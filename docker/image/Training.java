import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
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
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends and receives, signed with the key that everybody knows. While an image is built, the AOT
 * cache is trained with it: {@code java Training.java ENDPOINT}. While one is checked, it leaves a
 * message and finds it again: {@code java Training.java ENDPOINT send TEXT}, {@code java
 * Training.java ENDPOINT receive TEXT}.
 */
public final class Training {
  private static final String ACCOUNT = "devstoreaccount1";
  private static final byte[] KEY =
      Base64.getDecoder()
          .decode(
              "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");
  private static final int ROUNDS = 500;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String endpoint;

  private Training(String endpoint) {
    this.endpoint = endpoint;
  }

  public static void main(String[] arguments) throws Exception {
    Training client = new Training(arguments[0]);
    switch (arguments.length == 1 ? "train" : arguments[1]) {
      case "train" -> client.train();
      case "send" -> client.send("checked", arguments[2]);
      case "receive" -> client.receive("checked", arguments[2]);
      default ->
          throw new IllegalArgumentException("'" + arguments[1] + "': expected send or receive");
    }
  }

  private void train() throws Exception {
    ask(200, "GET", "?comp=list", "");
    ask(200, "GET", "?restype=service&comp=properties", "");
    ask(404, "GET", "/missing/messages", "");
    ask(201, "PUT", "/training", "");
    for (int round = 0; round < ROUNDS; round++) {
      send("training", "message " + round);
      ask(200, "GET", "/training/messages?peekonly=true", "");
      receive("training", "message " + round);
    }
    ask(200, "GET", "/training?comp=metadata", "");
    ask(204, "DELETE", "/training", "");
    HttpRequest health =
        HttpRequest.newBuilder(URI.create(endpoint).resolve("/_queuerite/health")).build();
    http.send(health, BodyHandlers.discarding());
  }

  /** Sends a message, and makes the queue where it is not there. */
  private void send(String queue, String text) throws Exception {
    String message = "<QueueMessage><MessageText>" + text + "</MessageText></QueueMessage>";
    if (ask(0, "POST", "/" + queue + "/messages", message).contains("QueueNotFound")) {
      ask(201, "PUT", "/" + queue, "");
      ask(201, "POST", "/" + queue + "/messages", message);
    }
  }

  /** Receives and deletes the message that is due, which must be this one. */
  private void receive(String queue, String text) throws Exception {
    String received = ask(200, "GET", "/" + queue + "/messages?numofmessages=1", "");
    if (!element(received, "MessageText").equals(text)) {
      throw new IllegalStateException("expected '" + text + "' and received " + received);
    }
    String receipt = URLEncoder.encode(element(received, "PopReceipt"), UTF_8);
    ask(
        204,
        "DELETE",
        "/" + queue + "/messages/" + element(received, "MessageId") + "?popreceipt=" + receipt,
        "");
  }

  private static String element(String xml, String name) {
    Matcher found = Pattern.compile("<" + name + ">([^<]*)<").matcher(xml);
    return found.find() ? found.group(1) : "";
  }

  /**
   * Asks, and gives the body of the answer.
   *
   * @param expected the status that it must have; 0 for any
   */
  private String ask(int expected, String method, String rest, String body) throws Exception {
    URI uri = URI.create(endpoint + rest);
    String date = DATE.format(Instant.now());
    String headers = "x-ms-date:" + date + "\nx-ms-version:2025-11-05\n";
    String length = body.isEmpty() ? "" : String.valueOf(body.length());
    String toSign = method + "\n\n\n" + length + "\n".repeat(9) + headers + resource(uri);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .header("x-ms-date", date)
            .header("x-ms-version", "2025-11-05")
            .header("Authorization", "SharedKey " + ACCOUNT + ":" + sign(toSign))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (expected != 0 && answer.statusCode() != expected) {
      throw new IOException(method + " " + uri + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String resource(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return Stream.of(query.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> "\n" + URLDecoder.decode(pair.replaceFirst("=", ":"), UTF_8))
        .sorted()
        .collect(Collectors.joining("", "/" + ACCOUNT + uri.getRawPath(), ""));
  }

  private static String sign(String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }
}
