package io.queuerite.emulator.internal.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.queuerite.emulator.internal.metrics.Measurements;
import io.queuerite.emulator.internal.metrics.QueueSampler.Sample;
import io.queuerite.emulator.internal.metrics.RequestMeter;
import io.queuerite.emulator.internal.metrics.RequestMeter.ErrorCount;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** An emulator's meters in one registry. */
final class Binding implements AutoCloseable {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String SECONDS = "seconds";

  private final Measurements measured;
  private final Tags tags;
  private final MeterRegistry registry;
  private final QueueMeters queues;
  private final @Nullable Histograms histograms;
  private final Set<Meter> bound = ConcurrentHashMap.newKeySet();
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  Binding(Measurements measured, Tags tags, MeterRegistry registry) {
    this.measured = measured;
    this.tags = tags;
    this.registry = registry;
    this.queues = new QueueMeters(tags, registry);
    this.histograms = isPrometheus(registry) ? new Histograms(measured, tags, registry) : null;
    if (histograms == null) {
      countAndSum();
    }
    state();
    queueTotals();
    refresh();
  }

  /** By its name, as an embedder may have the one library and not the other. */
  private static boolean isPrometheus(MeterRegistry registry) {
    for (Class<?> type = registry.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals("io.micrometer.prometheusmetrics.PrometheusMeterRegistry")) {
        return true;
      }
    }
    return false;
  }

  /** Registries have no histograms that are counted elsewhere, but for that of Prometheus. */
  private void countAndSum() {
    for (RequestMeter.Latency latency : measured.requests().latencies()) {
      add(
          FunctionTimer.builder(
                  "queuerite.requests",
                  latency.nanos(),
                  nanos -> nanos.count(),
                  nanos -> nanos.sum(),
                  TimeUnit.NANOSECONDS)
              .description(Texts.REQUESTS)
              .tags(tags.and("operation", latency.operation()))
              .register(registry));
    }
    add(
        FunctionTimer.builder(
                "queuerite.store.batch",
                measured.batches().nanos(),
                nanos -> nanos.count(),
                nanos -> nanos.sum(),
                TimeUnit.NANOSECONDS)
            .description(Texts.BATCH_TIME)
            .tags(tags)
            .register(registry));
    counter("queuerite.store.calls", Texts.CALLS, m -> m.batches().calls().sum());
  }

  private void state() {
    gauge("queuerite.store.waiting.calls", null, Texts.WAITING, m -> m.waitingCalls().getAsInt());
    gauge(
        "queuerite.connections.open", null, Texts.CONNECTIONS, m -> m.openConnections().getAsInt());
    gauge("queuerite.clock.offset", SECONDS, Texts.CLOCK_OFFSET, m -> seconds(m.clock().offset()));
    gauge("queuerite.clock.frozen", null, Texts.CLOCK_FROZEN, m -> m.clock().isFrozen() ? 1 : 0);
    counter("queuerite.access.log.dropped.lines", Texts.DROPPED, m -> m.droppedLines().getAsLong());
    Tags build = tags;
    for (Map.Entry<String, String> fact : measured.build().entrySet()) {
      build = build.and(fact.getKey(), fact.getValue());
    }
    add(
        Gauge.builder("queuerite.build.info", () -> 1)
            .description(Texts.BUILD)
            .tags(build)
            .register(registry));
  }

  /** Reading the number of queues has all meters of queues follow. */
  private void queueTotals() {
    gauge("queuerite.queues", null, Texts.QUEUES, m -> total(refreshQueues()));
    gauge(
        "queuerite.queues.omitted",
        null,
        Texts.OMITTED,
        m -> m.queues().sample().known() ? m.queues().sample().omitted() : Double.NaN);
  }

  private static double total(Sample sample) {
    return sample.known() ? sample.total() : Double.NaN;
  }

  void refresh() {
    Sample unused = refreshQueues();
    for (ErrorCount error : measured.requests().errors()) {
      if (known.add(error.operation() + error.code())) {
        error(error);
      }
    }
    for (int status : measured.requests().malformed().keySet()) {
      if (known.add(Integer.toString(status))) {
        malformed(status);
      }
    }
  }

  private void error(ErrorCount error) {
    add(
        FunctionCounter.builder(
                "queuerite.request.errors",
                measured.requests(),
                requests -> requests.count(error.operation(), error.code()))
            .description(Texts.ERRORS)
            .tags(tags.and("operation", error.operation(), "code", error.code()))
            .register(registry));
  }

  private void malformed(int status) {
    add(
        FunctionCounter.builder(
                "queuerite.requests.malformed",
                measured.requests(),
                requests -> requests.malformed().getOrDefault(status, 0L))
            .description(Texts.MALFORMED)
            .tags(tags.and("status", Integer.toString(status)))
            .register(registry));
  }

  private Sample refreshQueues() {
    Sample sample = measured.queues().sample();
    queues.show(sample);
    return sample;
  }

  private void gauge(
      String name,
      @Nullable String unit,
      String description,
      ToDoubleFunction<Measurements> value) {
    add(
        Gauge.builder(name, measured, value)
            .description(description)
            .baseUnit(unit)
            .tags(tags)
            .strongReference(true)
            .register(registry));
  }

  private void counter(String name, String description, ToDoubleFunction<Measurements> value) {
    add(
        FunctionCounter.builder(name, measured, value)
            .description(description)
            .tags(tags)
            .register(registry));
  }

  private void add(Meter meter) {
    bound.add(meter);
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }

  @Override
  public void close() {
    bound.forEach(registry::remove);
    bound.clear();
    queues.close();
    if (histograms != null) {
      histograms.close();
    }
  }
}
