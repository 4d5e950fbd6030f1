package io.queuerite.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Bars of operations a second at the largest number of connections, one group for each workload.
 */
public final class LoadChart {
  private LoadChart() {}

  /** Draws a PNG. */
  public static void draw(List<Row> rows, Path file) throws IOException {
    int connections = rows.stream().mapToInt(Row::connections).max().orElseThrow();
    List<Row> shown =
        rows.stream().filter(row -> row.connections() == connections && !row.failed()).toList();
    List<String> workloads = shown.stream().map(Row::workload).distinct().toList();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1000)
            .height(560)
            .title("Operations a second, " + connections + " connections (logarithmic)")
            .build();
    chart
        .getStyler()
        .setYAxisLogarithmic(true)
        .setYAxisMin(10.0)
        .setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    bars(shown)
        .forEach((subject, rates) -> chart.addSeries(subject, workloads, values(workloads, rates)));
    ChartEncoder.saveChart(chart, file.toString(), "png");
  }

  private static Map<String, Map<String, Double>> bars(List<Row> rows) {
    Map<String, Map<String, Double>> bars = new LinkedHashMap<>();
    for (Row row : rows) {
      bars.computeIfAbsent(row.subject(), subject -> new LinkedHashMap<>())
          .put(row.workload(), row.operationsPerSecond());
    }
    return bars;
  }

  /** A workload that a subject has no figure for gets no bar. */
  private static List<@Nullable Double> values(List<String> workloads, Map<String, Double> rates) {
    List<@Nullable Double> values = new ArrayList<>();
    workloads.forEach(workload -> values.add(rates.get(workload)));
    return values;
  }
}
