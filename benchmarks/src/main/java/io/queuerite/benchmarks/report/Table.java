package io.queuerite.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A Markdown table that is also aligned for the terminal: names to the left, figures to the right.
 */
public final class Table {
  private final List<List<String>> lines = new ArrayList<>();
  private final int names;

  /**
   * @param names how many of the first columns hold names rather than figures
   */
  public Table(int names, String... headings) {
    this.names = names;
    lines.add(List.of(headings));
  }

  public void add(String... cells) {
    lines.add(List.of(cells));
  }

  /** A number with thousands set apart, and decimals only where they say something. */
  public static String figure(double value) {
    String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** A whole number with thousands set apart. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      line(text, lines.get(i));
      if (i == 0) {
        rule(text);
      }
    }
    return text.toString();
  }

  private void line(StringBuilder text, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      String pad = " ".repeat(width(column) - cells.get(column).length());
      String cell = cells.get(column);
      text.append("| ").append(column < names ? cell + pad : pad + cell).append(' ');
    }
    text.append("|\n");
  }

  private void rule(StringBuilder text) {
    for (int column = 0; column < lines.get(0).size(); column++) {
      String dashes = "-".repeat(width(column));
      text.append(column < names ? "| " + dashes + " " : "| " + dashes.substring(1) + ": ");
    }
    text.append("|\n");
  }

  private int width(int column) {
    return lines.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(1);
  }
}
