package io.queuerite.emulator;

import io.queuerite.emulator.internal.control.MetricsApplication;
import io.queuerite.emulator.internal.control.MetricsApplication.Readers;
import io.queuerite.emulator.internal.metrics.Measurements;
import io.queuerite.emulator.internal.micrometer.PrometheusPage;

/**
 * All that the page of metrics is made of, for when it is first asked for: measuring needs no
 * library, and most emulators are never asked. A class and no lambda, as {@link ControlSetup} is.
 */
record MetricsSetup(EmulatorOptions options, Measurements measured) {
  MetricsApplication make() {
    return new MetricsApplication(
        isPossible() ? new PrometheusPage(measured) : null, readers(), options.host());
  }

  private Readers readers() {
    if (options.metrics() == Metrics.ANY) {
      return Readers.EVERYBODY;
    }
    return options.control() == Control.ANY ? Readers.AS_CONTROL_FOR_ANY : Readers.LOOPBACK;
  }

  private static boolean isPossible() {
    try {
      Class.forName("io.micrometer.prometheusmetrics.PrometheusMeterRegistry");
      return true;
    } catch (ClassNotFoundException isMissing) {
      return false;
    }
  }
}
