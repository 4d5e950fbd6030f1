package io.queuerite.emulator.internal.metrics;

import io.queuerite.emulator.internal.dispatch.Answered;
import io.queuerite.emulator.internal.dispatch.RequestObserver;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.QueueOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures requests: how many of each operation, how long they take, which errors they meet. What a
 * request adds to is found by number, so that it costs next to nothing.
 */
public final class RequestMeter implements RequestObserver {
  private static final String UNKNOWN = "unknown";
  private static final String INJECTED = "InjectedFault";

  private final Map<QueueOperation, Row> rows = new EnumMap<>(QueueOperation.class);
  private final Row unknown = new Row();
  private final Map<Integer, LongAdder> malformed = new ConcurrentHashMap<>();

  /** What is known of one operation. */
  private static final class Row {
    final Histogram nanos = Latencies.histogram();
    final Map<StorageError, LongAdder> errors = new EnumMap<>(StorageError.class);

    /** What a fault answered, or kept from being answered, is no error of the service. */
    final LongAdder injected = new LongAdder();

    Row() {
      for (StorageError error : StorageError.values()) {
        errors.put(error, new LongAdder());
      }
    }

    void count(Answered request) {
      nanos.record(request.nanos());
      StorageException failure = request.failure();
      LongAdder error =
          failure != null
              ? errors.get(failure.error())
              : isSpoilt(request.faults()) ? injected : null;
      if (error != null) {
        error.increment();
      }
    }

    private static boolean isSpoilt(List<Fault> faults) {
      return !faults.isEmpty()
          && faults.stream()
              .anyMatch(
                  fault ->
                      !(fault instanceof Fault.Delay)
                          && !(fault instanceof Fault.DuplicateDelivery));
    }

    /** Two errors of the table may have the same code on the wire. */
    Map<String, Long> byCode() {
      Map<String, Long> counts = new TreeMap<>();
      errors.forEach((error, count) -> add(counts, error.code(), count));
      add(counts, INJECTED, injected);
      return counts;
    }

    private static void add(Map<String, Long> counts, String code, LongAdder count) {
      long met = count.sum();
      if (met > 0) {
        counts.merge(code, met, Long::sum);
      }
    }
  }

  /**
   * How long an operation's requests took, in nanoseconds from the last byte of the request to the
   * answer.
   *
   * @param operation its documented name, "Put Message"; "unknown" where the URL names none
   */
  public record Latency(String operation, Histogram nanos) {}

  /**
   * How often an operation met an error.
   *
   * @param code as {@code x-ms-error-code} tells it; "InjectedFault" for what a fault made up
   */
  public record ErrorCount(String operation, String code, long count) {}

  public RequestMeter() {
    for (QueueOperation operation : QueueOperation.values()) {
      rows.put(operation, new Row());
    }
  }

  @Override
  public void answered(Answered request) {
    QueueOperation operation = request.subject().operation();
    Row row = operation == null ? null : rows.get(operation);
    (row == null ? unknown : row).count(request);
  }

  @Override
  public void refused(int status, String reason, Instant now) {
    malformed.computeIfAbsent(status, unused -> new LongAdder()).increment();
  }

  /** Every operation, whether it was asked for or not. */
  public List<Latency> latencies() {
    List<Latency> latencies = new ArrayList<>();
    named().forEach((name, row) -> latencies.add(new Latency(name, row.nanos)));
    return latencies;
  }

  /** The errors that were met so far. */
  public List<ErrorCount> errors() {
    List<ErrorCount> met = new ArrayList<>();
    named()
        .forEach(
            (name, row) ->
                row.byCode().forEach((code, count) -> met.add(new ErrorCount(name, code, count))));
    return met;
  }

  /** How often an operation met an error. */
  public long count(String operation, String code) {
    Row row = named().get(operation);
    return row == null ? 0 : row.byCode().getOrDefault(code, 0L);
  }

  /** How often what came was no HTTP, by the status that was answered. */
  public Map<Integer, Long> malformed() {
    Map<Integer, Long> counts = new TreeMap<>();
    malformed.forEach((status, count) -> counts.put(status, count.sum()));
    return counts;
  }

  private Map<String, Row> named() {
    Map<String, Row> named = new LinkedHashMap<>();
    rows.forEach((operation, row) -> named.put(operation.title(), row));
    named.put(UNKNOWN, unknown);
    return named;
  }
}
