package io.queuerite.emulator;

import io.queuerite.emulator.internal.auth.Accounts;
import io.queuerite.emulator.internal.control.ControlApplication;
import io.queuerite.emulator.internal.probe.QueueProbes;
import io.queuerite.emulator.internal.probe.Reset;
import io.queuerite.emulator.testing.EmulatorClock;
import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.RequestJournal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * All that the control application is made of, for when it is first asked for. A class and no
 * lambda: a lambda would load what it returns when it is written down, not when it is run.
 */
record ControlSetup(
    EmulatorOptions options,
    long startedNanos,
    EmulatorClock clock,
    FaultPlan faults,
    RequestJournal journal,
    QueueProbes probes,
    Reset reset,
    Accounts accounts) {

  ControlApplication make() {
    return new ControlApplication(
        new ControlApplication.Tools(clock, faults, journal, probes, reset, accounts::inBase64),
        new ControlApplication.Nature(
            options.control() == Control.ANY,
            options.host(),
            Objects.requireNonNullElse(
                ControlSetup.class.getPackage().getImplementationVersion(), "development"),
            startedNanos,
            store(),
            EmulatorOptions.DEVELOPMENT_KEY));
  }

  private Map<String, String> store() {
    Map<String, String> store = new LinkedHashMap<>();
    Path folder = options.location();
    if (options.store() != null) {
      store.put("kind", "postgresql");
      store.put("database", options.store());
      return store;
    }
    store.put("kind", folder == null ? "memory" : "file");
    if (folder != null) {
      store.put("location", folder.toAbsolutePath().toString());
      store.put("durability", options.durability().name().toLowerCase(Locale.ROOT));
    }
    return store;
  }
}
