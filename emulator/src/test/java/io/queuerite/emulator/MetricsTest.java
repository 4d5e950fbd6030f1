package io.queuerite.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultRule;
import io.queuerite.emulator.testing.SeedMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a running emulator tells of itself in numbers. */
final class MetricsTest {
  private static final String REQUESTS = "queuerite_requests_seconds";
  private static final String ORDERS = "{account=\"devstoreaccount1\",queue=\"orders\"";

  private final QueueEmulator emulator = QueueEmulator.start();
  private final TestClient client = TestClient.of(emulator).create();

  @AfterEach
  void close() {
    emulator.close();
  }

  private double value(String series) {
    return Scrape.of(emulator).value(series);
  }

  private static String of(String operation) {
    return "{operation=\"" + operation + "\"}";
  }

  @Test
  void requestsAreCountedByOperationFromTheFirstOne() {
    client.put("a");
    client.put("b");
    client.get();
    Scrape scrape = Scrape.of(emulator);
    assertThat(scrape.value(REQUESTS + "_count" + of("Create Queue"))).isEqualTo(1);
    assertThat(scrape.value(REQUESTS + "_count" + of("Put Message"))).isEqualTo(2);
    assertThat(scrape.value(REQUESTS + "_count" + of("Get Messages"))).isEqualTo(1);
    assertThat(scrape.value(REQUESTS + "_count" + of("Delete Queue"))).isZero();
    assertThat(scrape.value(REQUESTS + "_sum" + of("Put Message"))).isPositive().isLessThan(60);
  }

  @Test
  void timesLieInBucketsFromATenthOfAMillisecondToTenSeconds() {
    emulator.faults().add(FaultRule.of(Fault.delay(Duration.ofMillis(30))));
    client.put("a");
    Scrape scrape = Scrape.of(emulator);
    String bucket = REQUESTS + "_bucket{operation=\"Put Message\",le=\"";
    assertThat(scrape.value(bucket + "1.0E-4\"}")).isZero();
    assertThat(scrape.value(bucket + "0.025\"}")).as("it took 30 ms at least").isZero();
    assertThat(scrape.value(bucket + "10.0\"}")).isEqualTo(1);
    assertThat(scrape.value(bucket + "+Inf\"}")).isEqualTo(1);
    assertThat(scrape.value(REQUESTS + "_sum" + of("Put Message"))).isGreaterThanOrEqualTo(0.03);
  }

  @Test
  void errorsAreCountedByTheirCode() {
    client.status("GET", "/nothing?comp=metadata");
    client.status("GET", "/nothing?comp=metadata");
    client.status("PUT", "/or--ders");
    Scrape scrape = Scrape.of(emulator);
    assertThat(
            scrape.value(
                "queuerite_request_errors_total{code=\"QueueNotFound\",operation=\"Get Queue Metadata\"}"))
        .isEqualTo(2);
    assertThat(scrape.text())
        .contains("operation=\"Create Queue\"} 1.0")
        .doesNotContain("code=\"QueueAlreadyExists\"");
  }

  @Test
  void errorsThatComeBetweenTwoReadingsAreInTheSecond() {
    String missing =
        "queuerite_request_errors_total{code=\"MessageNotFound\",operation=\"Delete Message\"}";
    assertThat(Scrape.of(emulator).values()).doesNotContainKey(missing);
    client.status(
        "DELETE",
        "/orders/messages/2b1e1b2e-0000-0000-0000-000000000000?popreceipt=AgAAAAMAAAAAAAAA");
    assertThat(value(missing)).isEqualTo(1);
  }

  @Test
  void whatFaultsMakeUpIsNoErrorOfTheService() {
    emulator.faults().add(FaultRule.of(Fault.status(502)));
    client.put("a");
    emulator.faults().add(FaultRule.of(Fault.serverBusy()));
    client.put("b");
    emulator.faults().add(FaultRule.of(Fault.delay(Duration.ofMillis(1))));
    client.put("c");
    Scrape scrape = Scrape.of(emulator);
    String errors = "queuerite_request_errors_total{code=\"";
    assertThat(scrape.value(errors + "InjectedFault\",operation=\"Put Message\"}")).isEqualTo(1);
    assertThat(scrape.value(errors + "ServerBusy\",operation=\"Put Message\"}")).isEqualTo(1);
  }

  @Test
  void whatNamesNoOperationCountsAsUnknown() {
    client.status("GET", "/a/b/c/d/e");
    assertThat(value(REQUESTS + "_count" + of("unknown"))).isEqualTo(1);
  }

  @Test
  void whatIsNoHttpIsCountedByItsStatus() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).contains(" 400 ");
    }
    assertThat(value("queuerite_requests_malformed_total{status=\"400\"}")).isEqualTo(1);
  }

  @Test
  void queuesTellHowMuchLiesInThemAndForHowLong() {
    emulator.clock().freeze();
    client.put("old");
    emulator.clock().advance(Duration.ofSeconds(100));
    emulator.queue("orders").put(SeedMessage.of("later").hiddenFor(Duration.ofHours(1)));
    client.put("new");
    emulator.queue("empty").create();
    Scrape scrape = Scrape.of(emulator);
    assertThat(scrape.value("queuerite_queue_messages" + ORDERS + ",state=\"visible\"}"))
        .isEqualTo(2);
    assertThat(scrape.value("queuerite_queue_messages" + ORDERS + ",state=\"hidden\"}"))
        .isEqualTo(1);
    assertThat(scrape.value("queuerite_queue_oldest_message_age_seconds" + ORDERS + "}"))
        .isEqualTo(100);
    assertThat(
            scrape.value(
                "queuerite_queue_oldest_message_age_seconds{account=\"devstoreaccount1\",queue=\"empty\"}"))
        .isZero();
    assertThat(scrape.value("queuerite_queues")).isEqualTo(2);
    assertThat(scrape.value("queuerite_queues_omitted")).isZero();
  }

  @Test
  void aQueueThatIsGoneHasNoSeries() {
    assertThat(Scrape.of(emulator).text()).contains("queue=\"orders\"");
    emulator.queue("orders").delete();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Scrape scrape = Scrape.of(emulator);
              assertThat(scrape.value("queuerite_queues")).isZero();
              assertThat(scrape.text()).doesNotContain("queue=\"orders\"");
            });
  }

  @Test
  void thereIsAnEndToTheSeriesOfQueuesAndItIsTold() {
    for (int i = 0; i < 520; i++) {
      emulator.queue("queue-" + (1000 + i)).create();
    }
    Scrape scrape = Scrape.of(emulator);
    assertThat(scrape.value("queuerite_queues")).isEqualTo(521);
    assertThat(scrape.value("queuerite_queues_omitted")).isEqualTo(21);
    assertThat(
            scrape.values().keySet().stream()
                .filter(series -> series.startsWith("queuerite_queue_oldest_message_age_seconds")))
        .hasSize(500);
  }

  @Test
  void batchesTellHowManyCallsShareACommit() {
    double before = value("queuerite_store_batch_calls_count");
    client.put("a");
    Scrape scrape = Scrape.of(emulator);
    assertThat(scrape.value("queuerite_store_batch_calls_count")).isGreaterThan(before);
    assertThat(scrape.value("queuerite_store_batch_calls_sum"))
        .isGreaterThanOrEqualTo(scrape.value("queuerite_store_batch_calls_count"));
    assertThat(scrape.value("queuerite_store_batch_calls_bucket{le=\"256.0\"}"))
        .isEqualTo(scrape.value("queuerite_store_batch_calls_count"));
    assertThat(scrape.value("queuerite_store_batch_seconds_sum")).isPositive();
    assertThat(scrape.value("queuerite_store_waiting_calls")).isNotNegative();
  }

  @Test
  void theClockTellsHowFarItIsOff() {
    assertThat(value("queuerite_clock_offset_seconds")).isZero();
    emulator.clock().advance(Duration.ofDays(7));
    assertThat(value("queuerite_clock_offset_seconds")).isEqualTo(7 * 86_400);
    assertThat(value("queuerite_clock_frozen")).isZero();
    emulator.clock().freeze();
    assertThat(value("queuerite_clock_frozen")).isEqualTo(1);
  }

  @Test
  void connectionsAndTheBuildAndTheJvmAreThere() {
    Scrape scrape = Scrape.of(emulator);
    assertThat(scrape.value("queuerite_connections_open")).isPositive();
    assertThat(scrape.text())
        .containsPattern(
            "queuerite_build_info\\{java=\"[^\"]+\",store=\"memory\",version=\"[^\"]+\"} 1");
    assertThat(scrape.names())
        .contains(
            "jvm_memory_used_bytes",
            "jvm_gc_memory_allocated_bytes_total",
            "jvm_threads_live_threads",
            "jvm_classes_loaded_classes",
            "process_cpu_usage",
            "process_uptime_seconds")
        .contains("queuerite_access_log_dropped_lines_total");
  }

  @Test
  void readingThemIsNoRequestThatCounts() {
    Scrape.of(emulator);
    Scrape scrape = Scrape.of(emulator);
    assertThat(
            scrape.values().entrySet().stream()
                .filter(series -> series.getKey().startsWith(REQUESTS + "_count"))
                .mapToDouble(series -> series.getValue())
                .sum())
        .as("the queue that was created")
        .isEqualTo(1);
    assertThat(emulator.journal().requests()).hasSize(1);
  }

  @Test
  void thereAreTwoForms() {
    Scrape text = Scrape.of(emulator);
    assertThat(text.status()).isEqualTo(200);
    assertThat(text.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(text.text()).doesNotContain("# EOF");
    Scrape open =
        Scrape.of(
            emulator,
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                + "application/openmetrics-text;version=0.0.1;q=0.5,"
                + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2");
    assertThat(open.contentType())
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(open.text()).endsWith("# EOF\n");
  }

  @Test
  void twoEmulatorsInOneJvmHaveNumbersOfTheirOwn() {
    try (QueueEmulator other = QueueEmulator.start()) {
      TestClient.of(other).create().put("a");
      assertThat(Scrape.of(other).value(REQUESTS + "_count" + of("Put Message"))).isEqualTo(1);
      assertThat(value(REQUESTS + "_count" + of("Put Message"))).isZero();
    }
  }

  @Test
  void theyCanBeOff() {
    try (QueueEmulator off = QueueEmulator.builder().metrics(Metrics.OFF).start()) {
      Scrape scrape = Scrape.of(off);
      assertThat(scrape.status()).isEqualTo(404);
      assertThat(scrape.text()).contains("'metrics': expected health");
    }
  }
}
