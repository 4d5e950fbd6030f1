package io.queuerite.benchmarks;

import io.queuerite.benchmarks.report.Document;
import io.queuerite.benchmarks.report.Machine;
import io.queuerite.benchmarks.report.Spread;
import io.queuerite.benchmarks.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long things took to be ready, printed as they come and as a table at the end. */
final class StartTable {
  private final PrintStream out;
  private final Table table =
      new Table(2, "what", "runtime", "median ms", "min ms", "max ms", "runs");
  private final List<StartTime> times = new ArrayList<>();

  private record StartTime(String what, String runtime, Spread millis) {}

  StartTable(PrintStream out) {
    this.out = out;
  }

  /** Adds a row, and gives what it holds. */
  Spread add(String what, String runtime, List<Long> nanos) {
    Spread spread = Spread.ofNanos(nanos);
    times.add(new StartTime(what, runtime, spread));
    table.add(
        what,
        runtime,
        Table.figure(spread.median()),
        Table.figure(spread.min()),
        Table.figure(spread.max()),
        Integer.toString(spread.runs()));
    out.println("%-45s %-6s median %s ms".formatted(what, runtime, Table.figure(spread.median())));
    return spread;
  }

  /** Prints it, and writes NAME.md and NAME.json. */
  void finish(Path folder, String title, String name) throws IOException {
    new Document(title, Machine.here(), table.toString(), times).write(folder, name);
    out.println();
    out.println(table);
  }
}
