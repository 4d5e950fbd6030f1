package io.queuerite.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.queuerite.emulator.QueueEmulator;
import io.queuerite.emulator.testing.QueueOperation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Functions host as a process, over the sample's classes. */
final class FunctionsHostJarTest {
  private static final Path JAR = Launch.HOME.resolve("functions-host/target/functions-host.jar");
  private static final Path SAMPLE = Launch.HOME.resolve("functions-sample");
  private static final Pattern ROUTE = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/api/enqueue)");
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private Process start(Path output, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(Jdk.current().java().toString(), "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("SAMPLE_LEDGER", folder.resolve("ledger").toString());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private Process sample(Path output, QueueEmulator emulator) throws IOException {
    return start(
        output,
        "--app",
        SAMPLE.resolve("target/classes").toString(),
        "--host-json",
        SAMPLE.resolve("host.json").toString(),
        "--port",
        "0",
        "--setting",
        "AzureWebJobsStorage=" + emulator.connectionString());
  }

  private static URI route(Path output) {
    return await()
        .atMost(LONG)
        .until(
            () -> {
              Matcher found = ROUTE.matcher(Files.readString(output));
              return found.find() ? URI.create(found.group(1)) : null;
            },
            found -> found != null);
  }

  private static String post(URI route, String body) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(route).POST(BodyPublishers.ofString(body)).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(202);
    Matcher id = Pattern.compile("\"message_id\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private boolean isDone(String messageId) {
    return Files.exists(folder.resolve("ledger/done/" + messageId + ".json"));
  }

  @Test
  void aTaskOfAKilledHostIsDoneByTheNextOnce() throws IOException, InterruptedException {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      Path first = folder.resolve("first.out");
      Process killed = sample(first, emulator);
      String id = post(route(first), "{\"task_type\":\"a\",\"payload\":{\"work_seconds\":60}}");
      emulator
          .journal()
          .await(
              request ->
                  request.operation() == QueueOperation.GET_MESSAGES
                      && emulator.queue("outbound-tasks").snapshot().hidden().size() == 1,
              LONG);
      killed.destroyForcibly().waitFor();
      Path second = folder.resolve("second.out");
      // The message stands in the queue with its text; only its work is to be quick this time.
      Process next = sample(second, emulator);
      String quick = post(route(second), "{\"task_type\":\"b\"}");
      await().atMost(LONG).until(() -> isDone(quick));
      assertThat(isDone(id)).isFalse();
      emulator.clock().advance(Duration.ofMinutes(10));
      await().atMost(LONG).until(() -> Files.readString(second).contains("try 2"));
      next.destroy();
      assertThat(next.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void tenThousandMessagesAreDoneOrInPoisonAndNoneIsLost() throws IOException {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      emulator.queue("outbound-tasks").create();
      for (int i = 0; i < 10_000; i++) {
        String type = i % 97 == 0 ? "fail" : "ok";
        String payload = i % 13 == 0 ? "{\"fail_times\":" + i % 4 + "}" : "{}";
        String message =
            "{\"message_id\":\"m-%d\",\"task_type\":\"%s\",\"payload\":%s}"
                .formatted(i, type, payload);
        emulator
            .queue("outbound-tasks")
            .put(java.util.Base64.getEncoder().encodeToString(message.getBytes(UTF_8)));
      }
      sample(folder.resolve("out"), emulator);
      emulator.queue("outbound-tasks").awaitEmpty(Duration.ofMinutes(3));
      int poison = (10_000 + 96) / 97;
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(entries("done") + entries("poison")).isEqualTo(10_000));
      assertThat(entries("poison")).isEqualTo(poison);
    }
  }

  private long entries(String place) throws IOException {
    Path ledger = folder.resolve("ledger").resolve(place);
    if (!Files.isDirectory(ledger)) {
      return 0;
    }
    try (Stream<Path> entries = Files.list(ledger)) {
      return entries.count();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 0                 | Missing required option: '--app=PATH'
          --app nowhere            | app 'nowhere': expected a folder of classes, a jar, or a staging folder
          --app . --port x         | Invalid value for option '--port'
          --app . --what           | Unknown option: '--what'
          """)
  void aMistakeIsOneLineAndExitCode2(String arguments, String line)
      throws IOException, InterruptedException {
    Path output = folder.resolve("out");
    Process process = start(output, arguments.split(" +", -1));
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(Files.readString(output)).startsWith("functions-host: " + line);
  }
}
