package io.queuerite.emulator.internal.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.queuerite.emulator.internal.metrics.Histogram;
import io.queuerite.emulator.internal.metrics.Measurements;
import io.queuerite.emulator.internal.metrics.RequestMeter.Latency;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Histograms as Prometheus has them, out of what the emulator counts by itself. */
final class Histograms implements MultiCollector, AutoCloseable {
  private static final String REQUESTS = "queuerite_requests_seconds";
  private static final String BATCH_CALLS = "queuerite_store_batch_calls";
  private static final String BATCH_TIME = "queuerite_store_batch_seconds";
  private static final double NANOS_PER_SECOND = 1e9;

  private final Measurements measured;
  private final Labels labels;
  private final PrometheusMeterRegistry registry;

  Histograms(Measurements measured, Tags tags, MeterRegistry registry) {
    this.measured = measured;
    this.labels = Labels.of(tags.stream().flatMap(Histograms::pair).toArray(String[]::new));
    this.registry = (PrometheusMeterRegistry) registry;
    this.registry.getPrometheusRegistry().register(this);
  }

  private static Stream<String> pair(Tag tag) {
    return Stream.of(tag.getKey(), tag.getValue());
  }

  @Override
  public MetricSnapshots collect() {
    HistogramSnapshot.Builder requests =
        HistogramSnapshot.builder().name(REQUESTS).help(Texts.REQUESTS);
    for (Latency latency : measured.requests().latencies()) {
      requests.dataPoint(
          point(
              latency.nanos(),
              NANOS_PER_SECOND,
              labels.merge(Labels.of("operation", latency.operation()))));
    }
    return MetricSnapshots.of(
        requests.build(),
        single(BATCH_CALLS, Texts.BATCH_CALLS, measured.batches().calls(), 1),
        single(BATCH_TIME, Texts.BATCH_TIME, measured.batches().nanos(), NANOS_PER_SECOND));
  }

  private HistogramSnapshot single(String name, String help, Histogram histogram, double unit) {
    return HistogramSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(point(histogram, unit, labels))
        .build();
  }

  /**
   * @param unit how many of the histogram's units make one of the metric's
   */
  private static HistogramDataPointSnapshot point(Histogram histogram, double unit, Labels labels) {
    double[] bounds =
        DoubleStream.concat(
                LongStream.of(histogram.bounds()).mapToDouble(bound -> bound / unit),
                DoubleStream.of(Double.POSITIVE_INFINITY))
            .toArray();
    return HistogramDataPointSnapshot.builder()
        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, histogram.counts()))
        .sum(histogram.sum() / unit)
        .labels(labels)
        .build();
  }

  @Override
  public void close() {
    registry.getPrometheusRegistry().unregister(this);
  }
}
