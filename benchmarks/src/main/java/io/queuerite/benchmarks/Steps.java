package io.queuerite.benchmarks;

import io.queuerite.benchmarks.load.StepTimer;
import io.queuerite.benchmarks.report.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The times of receive, delete and put on one queue, whose depth stays as it was. */
final class Steps {
  private final Histogram receive = nanos();
  private final Histogram delete = nanos();
  private final Histogram put = nanos();

  /** Receives, deletes and puts so many messages, one after the other. */
  void sample(StepTimer timer, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      timer.consume(receive, delete);
      timer.produce(put);
    }
  }

  double medianReceiveMicros() {
    return micros(receive, 50);
  }

  void addTo(Table table, String name) {
    table.add(
        name,
        Table.figure(micros(receive, 50)),
        Table.figure(micros(receive, 99)),
        Table.figure(micros(delete, 50)),
        Table.figure(micros(delete, 99)),
        Table.figure(micros(put, 50)),
        Table.figure(micros(put, 99)));
  }

  void addRatioTo(Table table, String name, Steps base) {
    table.add(
        name,
        Table.figure(micros(receive, 50) / micros(base.receive, 50)),
        Table.figure(micros(receive, 99) / micros(base.receive, 99)),
        Table.figure(micros(delete, 50) / micros(base.delete, 50)),
        Table.figure(micros(delete, 99) / micros(base.delete, 99)),
        Table.figure(micros(put, 50) / micros(base.put, 50)),
        Table.figure(micros(put, 99) / micros(base.put, 99)));
  }

  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("receiveP50Micros", micros(receive, 50));
    figures.put("receiveP99Micros", micros(receive, 99));
    figures.put("deleteP50Micros", micros(delete, 50));
    figures.put("deleteP99Micros", micros(delete, 99));
    figures.put("putP50Micros", micros(put, 50));
    figures.put("putP99Micros", micros(put, 99));
    return figures;
  }

  private static double micros(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1e3;
  }

  private static Histogram nanos() {
    return new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
  }
}
