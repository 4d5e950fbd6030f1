package io.queuerite.emulator;

import io.queuerite.emulator.internal.accesslog.AccessLogger;
import io.queuerite.emulator.internal.dispatch.RequestObserver;
import io.queuerite.emulator.internal.metrics.BatchMeter;
import io.queuerite.emulator.internal.metrics.Measurements;
import io.queuerite.emulator.internal.metrics.QueueSampler;
import io.queuerite.emulator.internal.metrics.RequestMeter;
import io.queuerite.emulator.internal.server.NettyServer;
import io.queuerite.emulator.internal.store.QueueStore;
import io.queuerite.emulator.testing.EmulatorClock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What looks on while an emulator works.
 *
 * @param measured null where nothing is measured
 * @param log null where there is no access log
 */
record Observation(@Nullable Measurements measured, @Nullable AccessLogger log)
    implements AutoCloseable {

  static Observation begin(
      EmulatorOptions options,
      InstantSource realTime,
      QueueStore store,
      EmulatorClock clock,
      NettyServer server) {
    AccessLog chosen = options.accessLog();
    AccessLogger log = chosen == null ? null : chosen.open(realTime);
    if (options.metrics() == Metrics.OFF) {
      return new Observation(null, log);
    }
    BatchMeter batches = new BatchMeter();
    store.observe(batches);
    LongSupplier dropped = log == null ? () -> 0 : log::dropped;
    return new Observation(
        new Measurements(
            new RequestMeter(),
            batches,
            new QueueSampler(store, clock),
            clock,
            store::waitingCalls,
            server::openConnections,
            dropped,
            build(options)),
        log);
  }

  private static Map<String, String> build(EmulatorOptions options) {
    return Map.of(
        "version",
        Objects.requireNonNullElse(
            Observation.class.getPackage().getImplementationVersion(), "development"),
        "java",
        Runtime.version().toString(),
        "store",
        kindOfStore(options));
  }

  private static String kindOfStore(EmulatorOptions options) {
    if (options.database() != null) {
      return "postgresql";
    }
    return options.location() == null ? "memory" : "file";
  }

  List<RequestObserver> observers() {
    return Stream.<@Nullable RequestObserver>of(measured == null ? null : measured.requests(), log)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** What makes the page of metrics; null where nobody may read it. */
  @Nullable MetricsSetup page(EmulatorOptions options) {
    boolean readable = options.control() != Control.OFF || options.metrics() == Metrics.ANY;
    return measured == null || !readable ? null : new MetricsSetup(options, measured);
  }

  /** To be called when nothing more is answered: writes what waits for the log. */
  @Override
  public void close() {
    if (log != null) {
      log.close();
    }
  }
}
