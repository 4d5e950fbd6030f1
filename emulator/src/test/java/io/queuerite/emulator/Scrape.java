package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A page of metrics as Prometheus reads it. */
record Scrape(int status, String contentType, String text) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  static Scrape of(QueueEmulator emulator) {
    return of(emulator, "");
  }

  /**
   * @param accept the forms to ask for; empty to say nothing of them
   */
  static Scrape of(QueueEmulator emulator, String accept) {
    URI page = URI.create("http://127.0.0.1:" + emulator.port() + "/_queuerite/metrics");
    HttpRequest.Builder request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(60));
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
      return new Scrape(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The values by what stands before them: the name with its labels. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .forEach(
            line -> {
              int space = line.lastIndexOf(' ');
              values.put(line.substring(0, space), number(line.substring(space + 1)));
            });
    return values;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  double value(String series) {
    Double value = values().get(series);
    if (value == null) {
      throw new AssertionError("no " + series + " in\n" + text);
    }
    return value;
  }

  /** The names of all series, without labels. */
  Set<String> names() {
    return values().keySet().stream()
        .map(series -> series.replaceFirst("\\{.*", ""))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
