package io.queuerite.emulator.internal.micrometer;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.queuerite.emulator.internal.metrics.Measurements;
import io.queuerite.emulator.internal.metrics.MetricsPage;
import java.util.List;

/** The emulator's own page of metrics, with those of its JVM. */
public final class PrometheusPage implements MetricsPage {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final EmulatorMeters meters;

  public PrometheusPage(Measurements measured) {
    meters = new EmulatorMeters(measured, List.of());
    meters.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    bindCollections();
  }

  /** They listen to the JVM, and go with it: the page lives as long as its emulator. */
  @SuppressWarnings("resource")
  private void bindCollections() {
    new JvmGcMetrics().bindTo(registry);
  }

  @Override
  public Page render(String accept) {
    meters.refresh();
    Exposition form = Exposition.chosen(accept);
    return new Page(form.contentType(), registry.scrape(form.contentType()));
  }
}
