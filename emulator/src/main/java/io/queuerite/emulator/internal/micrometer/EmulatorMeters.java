package io.queuerite.emulator.internal.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.queuerite.emulator.internal.metrics.Measurements;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Shows what an emulator measures as meters, in as many registries as one likes. */
public final class EmulatorMeters implements MeterBinder, AutoCloseable {
  private final Measurements measured;
  private final Tags tags;
  private final List<Binding> bindings = new CopyOnWriteArrayList<>();

  /**
   * @param tags for every meter
   */
  public EmulatorMeters(Measurements measured, Iterable<Tag> tags) {
    this.measured = measured;
    this.tags = Tags.of(tags);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    bindings.add(new Binding(measured, tags, registry));
  }

  /** Takes a new look at what comes and goes: queues, and kinds of errors. */
  void refresh() {
    bindings.forEach(Binding::refresh);
  }

  /** Takes its meters out of every registry again. */
  @Override
  public void close() {
    bindings.forEach(Binding::close);
    bindings.clear();
  }
}
