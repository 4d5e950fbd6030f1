package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An emulator's meters in a registry of the embedder's own. */
final class QueueEmulatorMetricsTest {
  private static final String PUTS = "operation=\"Put Message\"";

  private final QueueEmulator emulator = QueueEmulator.start();
  private final TestClient client = TestClient.of(emulator).create();

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void anyRegistryHasCountsAndSums() {
    MeterRegistry registry = new SimpleMeterRegistry();
    client.put("before");
    new QueueEmulatorMetrics(emulator, Tags.of("emulator", "one")).bindTo(registry);
    client.put("after");
    assertThat(
            registry
                .get("queuerite.requests")
                .tags("emulator", "one", "operation", "Put Message")
                .functionTimer()
                .count())
        .isEqualTo(2);
    assertThat(
            registry
                .get("queuerite.requests")
                .tag("operation", "Put Message")
                .functionTimer()
                .totalTime(TimeUnit.SECONDS))
        .isPositive();
    assertThat(registry.get("queuerite.queue.messages").tag("state", "visible").gauge().value())
        .isBetween(1.0, 2.0);
    assertThat(registry.get("queuerite.connections.open").gauge().value()).isPositive();
  }

  @Test
  void metersOfQueuesFollowTheQueuesWhenTheirNumberIsRead() {
    MeterRegistry registry = new SimpleMeterRegistry();
    emulator.queue("orders").delete();
    new QueueEmulatorMetrics(emulator).bindTo(registry);
    assertThat(registry.find("queuerite.queue.messages").gauge()).isNull();
    emulator.queue("late").create();
    await().until(() -> registry.get("queuerite.queues").gauge().value() == 1);
    assertThat(registry.get("queuerite.queue.messages").tag("queue", "late").gauges()).hasSize(2);
  }

  @Test
  void aPrometheusRegistryHasHistograms() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new QueueEmulatorMetrics(emulator, Tags.of("emulator", "one")).bindTo(registry);
    client.put("a");
    assertThat(registry.scrape())
        .contains("queuerite_requests_seconds_bucket{emulator=\"one\"," + PUTS + ",le=\"10.0\"} 1")
        .contains("queuerite_queues{emulator=\"one\"} 1");
  }

  @Test
  void closingLeavesTheRegistryAsItWas() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (QueueEmulatorMetrics metrics = new QueueEmulatorMetrics(emulator)) {
      metrics.bindTo(registry);
      client.status("GET", "/nothing?comp=metadata");
      assertThat(registry.scrape()).contains("queuerite_requests_seconds_count");
    }
    assertThat(registry.getMeters()).extracting(Meter::getId).isEmpty();
    assertThat(registry.scrape()).doesNotContain("queuerite");
  }

  @Test
  void anEmulatorThatDoesNotMeasureIsTold() {
    try (QueueEmulator off = QueueEmulator.builder().metrics(Metrics.OFF).start()) {
      assertThatThrownBy(() -> new QueueEmulatorMetrics(off))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("metrics are off: expected an emulator that measures");
    }
  }
}
