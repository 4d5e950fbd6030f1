package io.queuerite.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadReportTest {
  private final LoadReport report = new LoadReport("settings");

  @Test
  void eachRowIsComparedWithTheLimitAndWithTheAzuriteOfItsKind() {
    report.add(row("constant", 80_000, 0));
    report.add(row("memory", 20_000, 0));
    report.add(row("commit", 12_000, 0));
    report.add(row("azurite-memory", 2_000, 0));
    report.add(row("azurite-file", 500, 0));

    assertThat(report.table().lines().filter(line -> line.contains("| memory")))
        .singleElement()
        .asString()
        .contains("20,000", "0.25", "10.0");
    assertThat(report.table().lines().filter(line -> line.contains("| commit")))
        .singleElement()
        .asString()
        .contains("0.15", "24.0");
    assertThat(report.failed()).isFalse();
  }

  @Test
  void anErrorTakesTheFigureAwayAndIsTold() {
    report.add(row("constant", 80_000, 0));
    report.add(row("memory", 20_000, 1));

    assertThat(report.failed()).isTrue();
    assertThat(report.table())
        .contains("FAILED", "the first error")
        .doesNotContain("20,000", "0.25");
  }

  @Test
  void aRunWithoutRowsHasFailed() {
    assertThat(report.failed()).isTrue();
  }

  @Test
  void itLeavesTableFiguresAndPictureBehind(@TempDir Path folder) throws Exception {
    report.add(row("memory", 20_000, 0));

    report.write(folder);
    LoadChart.draw(report.rows(), folder.resolve("results.png"));

    assertThat(folder.resolve("results.md")).content().contains("20,000");
    assertThat(folder.resolve("results.json"))
        .content()
        .contains("\"operationsPerSecond\" : 20000.0");
    assertThat(Files.readAllBytes(folder.resolve("results.png"))).startsWith(0x89, 'P', 'N', 'G');
  }

  private static Row row(String subject, double rate, long errors) {
    String firstError = errors == 0 ? null : "the first error";
    return new Row(
        subject, "put", 64, rate, 1, 2, 3, 100, 1, 0, 300, 300, 10, 0, errors, 0, firstError);
  }
}
