package io.queuerite.benchmarks.report;

import io.queuerite.benchmarks.subject.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a load run, and the ratios between them. */
public final class LoadReport {
  private final List<Row> rows = new ArrayList<>();
  private final Machine machine = Machine.here();
  private final String settings;

  public LoadReport(String settings) {
    this.settings = settings;
  }

  public void add(Row row) {
    rows.add(row);
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  public boolean failed() {
    return rows.isEmpty() || rows.stream().anyMatch(Row::failed);
  }

  /** The table, with a line for each row that failed. */
  public String table() {
    Table table =
        new Table(
            2,
            "subject",
            "workload",
            "conn",
            "ops/s",
            "p50 ms",
            "p99 ms",
            "cpu us",
            "others",
            "RSS MiB",
            "of limit",
            "x Azurite");
    for (Row row : rows) {
      table.add(
          row.subject(),
          row.workload(),
          Integer.toString(row.connections()),
          row.failed() ? "FAILED" : Table.figure(row.operationsPerSecond()),
          Table.figure(row.p50Millis()),
          Table.figure(row.p99Millis()),
          Table.figure(row.serverMicrosPerOperation()),
          Table.figure(row.othersCores()),
          Long.toString(row.residentMiB()),
          ratio(row, Subject.CONSTANT),
          ratio(row, peer(row)));
    }
    StringBuilder text = new StringBuilder(table.toString());
    rows.stream().filter(Row::failed).forEach(row -> text.append(complaint(row)));
    return text.toString();
  }

  /** Writes results.json and results.md. */
  public void write(Path folder) throws IOException {
    Document document =
        new Document("Load", machine, settings + "\n\n" + table(), new Results(settings, rows));
    document.write(folder, "results");
  }

  private String ratio(Row row, Subject to) {
    Optional<Row> other =
        rows.stream().filter(r -> r.subject().equals(to.label()) && r.sameLoadAs(row)).findFirst();
    if (other.isEmpty() || other.get().failed() || row.failed()) {
      return "-";
    }
    return Table.figure(row.operationsPerSecond() / other.get().operationsPerSecond());
  }

  private static Subject peer(Row row) {
    for (Subject subject : Subject.values()) {
      if (subject.label().equals(row.subject())) {
        return subject.peer();
      }
    }
    throw new IllegalArgumentException(
        "subject: " + row.subject() + " (expected: a label of " + Subject.class + ")");
  }

  private static String complaint(Row row) {
    String reason =
        row.firstError() == null
            ? "answers with too few messages: " + row.shortAnswers()
            : row.firstError();
    return "\nFAILED: %s %s at %d connections, %d errors: %s\n"
        .formatted(row.subject(), row.workload(), row.connections(), row.errors(), reason);
  }

  private record Results(String settings, List<Row> rows) {}
}
