package io.queuerite.junit.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.queuerite.emulator.QueueEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Test classes that a test runs, and what came of them. */
record Launched(EngineExecutionResults results) {

  static Launched classes(Class<?>... classes) {
    return classes(Map.of(), classes);
  }

  static Launched classes(Map<String, String> configuration, Class<?>... classes) {
    EngineTestKit.Builder kit =
        EngineTestKit.engine("junit-jupiter").configurationParameters(configuration);
    for (Class<?> type : classes) {
      kit.selectors(selectClass(type));
    }
    return new Launched(kit.execute());
  }

  static Launched inParallel(Class<?>... classes) {
    return classes(
        Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "8"),
        classes);
  }

  Launched succeeded(int tests) {
    assertThat(failures()).isEmpty();
    results.testEvents().assertStatistics(events -> events.succeeded(tests).failed(0).aborted(0));
    return this;
  }

  /** What tests and containers failed with. */
  List<Throwable> failures() {
    return results.allEvents().failed().stream()
        .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }

  Throwable onlyFailure() {
    assertThat(failures()).hasSize(1);
    return failures().get(0);
  }

  List<Event> reportEntries() {
    return results.allEvents().reportingEntryPublished().list();
  }

  static boolean answers(QueueEmulator emulator) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
