package io.queuerite.emulator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.queuerite.emulator.internal.metrics.Measurements;
import io.queuerite.emulator.internal.micrometer.EmulatorMeters;
import java.util.List;

/**
 * What an emulator measures, in a Micrometer registry of your own: {@code new
 * QueueEmulatorMetrics(emulator).bindTo(registry)}. Needs {@code io.micrometer:micrometer-core} on
 * the classpath, as nothing else here does. The meters are listed in {@code docs/metrics.md}.
 *
 * <p>In a {@code PrometheusMeterRegistry} the times of requests are histograms; in any other they
 * are their number and their sum, as they are counted outside of the registry. The meters of queues
 * follow the queues that there are whenever {@code queuerite.queues} is read.
 */
public final class QueueEmulatorMetrics implements MeterBinder, AutoCloseable {
  private final EmulatorMeters meters;

  /** Meters without tags that tell one emulator from another. */
  public QueueEmulatorMetrics(QueueEmulator emulator) {
    this(emulator, List.of());
  }

  /**
   * @param tags for every meter
   * @throws IllegalStateException where the emulator's metrics are {@link Metrics#OFF}
   */
  public QueueEmulatorMetrics(QueueEmulator emulator, Iterable<Tag> tags) {
    Measurements measured = emulator.measured();
    if (measured == null) {
      throw new IllegalStateException("metrics are off: expected an emulator that measures");
    }
    this.meters = new EmulatorMeters(measured, tags);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    meters.bindTo(registry);
  }

  /** Takes its meters out of every registry that they were bound to. */
  @Override
  public void close() {
    meters.close();
  }
}
