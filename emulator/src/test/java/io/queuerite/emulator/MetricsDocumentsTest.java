package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/metrics.md and the dashboard say of metrics is what a page of metrics has. */
final class MetricsDocumentsTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(queuerite_\\w+)` \\|");
  private static final Pattern NAME = Pattern.compile("\\b(?:queuerite|jvm|process|system)_\\w+");
  private static final Pattern QUERY =
      Pattern.compile("\"(?:expr|query|definition)\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Whatever can be there is: a message, an error, and something that is no HTTP. */
  private static Scrape scrape() throws IOException {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      TestClient client = TestClient.of(emulator).create();
      client.put("a");
      client.status("GET", "/nothing?comp=metadata");
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
      }
      return Scrape.of(emulator);
    }
  }

  private static Set<String> found(Pattern pattern, int group, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(result -> result.group(group))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theTableHasEverySeriesAndNoOther() throws IOException {
    Set<String> listed = found(ROW, 1, Files.readString(DOCS.resolve("metrics.md")));
    Set<String> there =
        scrape()
            .text()
            .lines()
            .filter(line -> line.startsWith("# TYPE queuerite_"))
            .map(line -> line.split(" ", -1)[2])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(there);
  }

  @Test
  void theTableTellsTheKindOfEachSeries() throws IOException {
    String table = Files.readString(DOCS.resolve("metrics.md"));
    scrape()
        .text()
        .lines()
        .filter(line -> line.startsWith("# TYPE queuerite_"))
        .map(line -> line.split(" ", -1))
        .forEach(type -> assertThat(table).contains("| `" + type[2] + "` | " + type[3] + " |"));
  }

  @Test
  void theDashboardAsksForNothingThatIsNotThere() throws IOException {
    Set<String> there = scrape().names();
    Matcher query =
        QUERY.matcher(Files.readString(DOCS.resolve("grafana").resolve("queuerite.json")));
    int queries = 0;
    while (query.find()) {
      queries++;
      Set<String> asked = found(NAME, 0, query.group(1));
      assertThat(asked).isSubsetOf(there);
    }
    assertThat(queries).isGreaterThan(20);
  }

  @Test
  void theExampleOfARegistryOfOnesOwnRuns() throws IOException {
    try (QueueEmulator emulator = QueueEmulator.start()) {
      // example: metrics-registry
      MeterRegistry registry = new SimpleMeterRegistry();
      new QueueEmulatorMetrics(emulator).bindTo(registry);
      // end
      assertThat(registry.get("queuerite.queues").gauge().value()).isZero();
    }
    assertThat(Files.readString(DOCS.resolve("metrics.md")))
        .contains("new QueueEmulatorMetrics(emulator).bindTo(registry);");
  }
}
