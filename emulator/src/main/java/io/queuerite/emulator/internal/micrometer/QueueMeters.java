package io.queuerite.emulator.internal.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.queuerite.emulator.internal.metrics.QueueSampler.Depth;
import io.queuerite.emulator.internal.metrics.QueueSampler.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The meters of queues, which come and go with them. */
final class QueueMeters implements AutoCloseable {
  private static final String MESSAGES = "queuerite.queue.messages";
  private static final String OLDEST = "queuerite.queue.oldest.message.age";

  private final MultiGauge messages;
  private final MultiGauge oldest;
  private volatile Map<Name, Depth> depths = Map.of();

  private record Name(String account, String queue) {}

  QueueMeters(Tags tags, MeterRegistry registry) {
    messages =
        MultiGauge.builder(MESSAGES).description(Texts.MESSAGES).tags(tags).register(registry);
    oldest =
        MultiGauge.builder(OLDEST)
            .description(Texts.OLDEST)
            .baseUnit("seconds")
            .tags(tags)
            .register(registry);
  }

  /** Has meters for the queues of the sample, and for no others. */
  synchronized void show(Sample sample) {
    Map<Name, Depth> found = new HashMap<>();
    sample.queues().forEach(depth -> found.put(name(depth), depth));
    boolean same = found.keySet().equals(depths.keySet());
    depths = found;
    if (!same) {
      List<Row<?>> counts = new ArrayList<>();
      List<Row<?>> ages = new ArrayList<>();
      for (Depth depth : sample.queues()) {
        Tags tags = Tags.of("account", depth.account(), "queue", depth.queue());
        counts.add(row(tags.and("state", "visible"), depth, Depth::visible));
        counts.add(row(tags.and("state", "hidden"), depth, Depth::hidden));
        ages.add(row(tags, depth, now -> Binding.seconds(now.oldest())));
      }
      messages.register(counts);
      oldest.register(ages);
    }
  }

  private Row<?> row(Tags tags, Depth depth, ToDoubleFunction<Depth> value) {
    Name name = name(depth);
    return Row.of(tags, () -> value(name, value));
  }

  private double value(Name name, ToDoubleFunction<Depth> value) {
    Depth now = depths.get(name);
    return now == null ? Double.NaN : value.applyAsDouble(now);
  }

  private static Name name(Depth depth) {
    return new Name(depth.account(), depth.queue());
  }

  @Override
  public synchronized void close() {
    depths = Map.of();
    messages.register(List.of());
    oldest.register(List.of());
  }
}
