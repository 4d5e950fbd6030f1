package io.queuerite.emulator.internal.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.queuerite.emulator.QueueEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Steers an emulator over HTTP, and asks its service without a signature. */
final class ControlClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final QueueEmulator emulator;

  ControlClient(QueueEmulator emulator) {
    this.emulator = emulator;
  }

  /** An answer; its JSON is empty where it has no body. */
  record Answer(int status, Map<String, @Nullable Object> json, HttpResponse<byte[]> http) {
    static Answer of(HttpResponse<byte[]> http) {
      byte[] body = http.body();
      return new Answer(
          http.statusCode(), body.length == 0 ? Map.of() : new Json().readObject(body), http);
    }

    Object get(String field) {
      return Objects.requireNonNull(json.get(field), field);
    }

    String error() {
      return (String) get("error");
    }

    /** A field that is a list of objects. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(String field) {
      return (List<Map<String, Object>>) get(field);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> object(String field) {
      return (Map<String, Object>) get(field);
    }
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String json) {
    return send("POST", path, json);
  }

  Answer put(String path, String json) {
    return send("PUT", path, json);
  }

  Answer delete(String path) {
    return send("DELETE", path, "");
  }

  /** Single quotes stand for double ones. */
  Answer send(String method, String path, String json) {
    return await(later(method, path, json));
  }

  CompletableFuture<Answer> later(String method, String path, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + emulator.port() + path(path)))
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.ofString(json.replace('\'', '"')));
    if (!json.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return HTTP.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Answer::of);
  }

  private static String path(String below) {
    return "/_queuerite/" + below;
  }

  /**
   * Asks the service without a signature: it refuses, and the journal remembers what was asked for.
   */
  int knock(String method, String target) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + emulator.port() + target))
              .timeout(Duration.ofSeconds(60))
              .method(method, BodyPublishers.noBody())
              .build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Answer await(CompletableFuture<Answer> answer) {
    return answer.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  /** Says that, and hears until the emulator ends the connection, as it is asked to. */
  String raw(InetAddress address, String requestLine, String body, String... headers) {
    StringBuilder request = new StringBuilder(requestLine).append(" HTTP/1.1\r\n");
    for (String header : headers) {
      request.append(header.replace("PORT", Integer.toString(emulator.port()))).append("\r\n");
    }
    if (!body.isEmpty()) {
      request.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n").append(body);
    try (Socket socket = new Socket(address, emulator.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.toString().getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
