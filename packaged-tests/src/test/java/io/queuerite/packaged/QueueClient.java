package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A client without an SDK: one call is one request, nothing is sent twice and no error is hidden.
 */
final class QueueClient {
  /** A message as Put Message or Get Messages answers it; Put's has no text. */
  record Received(String id, String receipt, String text) {}

  private final HttpClient http;
  private final URI endpoint;
  private final SharedKey key;

  QueueClient(URI endpoint) {
    this(endpoint, SharedKey.wellKnown());
  }

  QueueClient(URI endpoint, SharedKey key) {
    this(endpoint, key, http().build());
  }

  private QueueClient(URI endpoint, SharedKey key, HttpClient http) {
    this.endpoint = endpoint;
    this.key = key;
    this.http = http;
  }

  /** One that trusts a certificate in a PEM file, and no other. */
  static QueueClient trusting(Path pem, URI endpoint) {
    return new QueueClient(
        endpoint, SharedKey.wellKnown(), http().sslContext(Trust.inFile(pem)).build());
  }

  private static HttpClient.Builder http() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10));
  }

  HttpResponse<byte[]> send(String method, String rest, String body) throws IOException {
    return send(method, rest, body, Map.of());
  }

  /**
   * @param rest what follows the account: {@code /queue/messages?numofmessages=2}
   */
  HttpResponse<byte[]> send(String method, String rest, String body, Map<String, String> headers)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    String target = endpoint.getRawPath() + rest;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(target))
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    key.headers(method, target, bytes.length, headers).forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  void createQueue(String queue) throws IOException {
    assertThat(send("PUT", "/" + queue, "").statusCode()).as("Create Queue").isEqualTo(201);
  }

  int deleteQueue(String queue) throws IOException {
    return send("DELETE", "/" + queue, "").statusCode();
  }

  boolean exists(String queue) throws IOException {
    return send("GET", "/" + queue + "?comp=metadata", "").statusCode() == 200;
  }

  Received put(String queue, String text) throws IOException {
    HttpResponse<byte[]> answer =
        send(
            "POST",
            "/" + queue + "/messages",
            "<QueueMessage><MessageText>" + text + "</MessageText></QueueMessage>");
    refuseIfBusy(answer);
    assertThat(answer.statusCode()).as("Put Message").isEqualTo(201);
    return parse(answer.body()).get(0);
  }

  List<Received> get(String queue, int count, int visibilitySeconds) throws IOException {
    HttpResponse<byte[]> answer =
        send(
            "GET",
            "/%s/messages?numofmessages=%d&visibilitytimeout=%d"
                .formatted(queue, count, visibilitySeconds),
            "");
    refuseIfBusy(answer);
    assertThat(answer.statusCode()).as("Get Messages").isEqualTo(200);
    return parse(answer.body());
  }

  /** To be asked again, says the server, and how soon. */
  static final class BusyException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static void refuseIfBusy(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() == 503) {
      assertThat(answer.headers().firstValue("x-ms-error-code")).contains("ServerBusy");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      throw new BusyException();
    }
  }

  int delete(String queue, Received message) throws IOException {
    return send("DELETE", messageTarget(queue, message), "").statusCode();
  }

  /** Makes a message that was received visible again at once. */
  int release(String queue, Received message) throws IOException {
    return send("PUT", messageTarget(queue, message) + "&visibilitytimeout=0", "").statusCode();
  }

  int approximateCount(String queue) throws IOException {
    return Integer.parseInt(
        send("GET", "/" + queue + "?comp=metadata", "")
            .headers()
            .firstValue("x-ms-approximate-messages-count")
            .orElseThrow());
  }

  private static String messageTarget(String queue, Received message) {
    return "/%s/messages/%s?popreceipt=%s"
        .formatted(queue, message.id(), URLEncoder.encode(message.receipt(), UTF_8));
  }

  private static List<Received> parse(byte[] xml) throws IOException {
    try {
      NodeList messages =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml))
              .getElementsByTagName("QueueMessage");
      List<Received> received = new ArrayList<>();
      for (int i = 0; i < messages.getLength(); i++) {
        Element message = (Element) messages.item(i);
        received.add(
            new Received(
                text(message, "MessageId"),
                text(message, "PopReceipt"),
                text(message, "MessageText")));
      }
      return received;
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("not the XML that was expected: " + new String(xml, UTF_8), e);
    }
  }

  private static String text(Element message, String name) {
    NodeList elements = message.getElementsByTagName(name);
    return elements.getLength() == 0 ? "" : elements.item(0).getTextContent();
  }
}
