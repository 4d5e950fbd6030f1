package io.queuerite.functions.internal.app;

import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.InvocationRecord.Action;
import io.queuerite.functions.InvocationRecord.Outcome;
import io.queuerite.functions.InvocationRecord.Output;
import io.queuerite.functions.internal.invoke.Payload;
import io.queuerite.functions.internal.invoke.QueueDelivery;
import io.queuerite.functions.internal.invoke.QueueFunction;
import io.queuerite.functions.internal.invoke.RunResult;
import io.queuerite.functions.internal.queue.Activity;
import io.queuerite.functions.internal.time.HostClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs that no message started: by hand, or by a request. */
final class HandRuns implements AutoCloseable {
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.9999999Z");

  private final List<QueueFunction> functions;
  private final HostClock clock;
  private final Activity activity;
  private final ExecutorService executor =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "queuerite-functions-by-hand");
            thread.setDaemon(true);
            return thread;
          });

  HandRuns(List<QueueFunction> functions, HostClock clock, Activity activity) {
    this.functions = functions;
    this.clock = clock;
    this.activity = activity;
  }

  private Optional<QueueFunction> named(String name) {
    return functions.stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
  }

  InvocationRecord run(String name, String text) {
    QueueFunction function =
        named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "function '"
                            + name
                            + "': expected one of "
                            + functions.stream().map(QueueFunction::name).toList()));
    return run(function, text);
  }

  private InvocationRecord run(QueueFunction function, String text) {
    Instant now = clock.now();
    QueueDelivery delivery = new QueueDelivery(Payload.of(text), null, null, 0, now, NEVER, NEVER);
    activity.begin();
    RunResult result = function.body().run(delivery);
    InvocationRecord record = record(function.name(), now, result);
    activity.end(record);
    return record;
  }

  /** Does not wait; false where there is no such function. */
  boolean start(String name, String text) {
    Optional<QueueFunction> function = named(name);
    function.ifPresent(found -> executor.execute(() -> run(found, text)));
    return function.isPresent();
  }

  /** Takes note of a run. */
  <T> T recorded(String function, Supplier<T> run, Function<T, RunResult> result) {
    Instant now = clock.now();
    activity.begin();
    T ended = run.get();
    activity.end(record(function, now, result.apply(ended)));
    return ended;
  }

  private InvocationRecord record(String function, Instant started, RunResult result) {
    return new InvocationRecord(
        function,
        null,
        0,
        started,
        Duration.between(started, clock.now()),
        Outcome.valueOf(result.outcome().name()),
        result.failure(),
        result.outputs().stream().map(output -> new Output(output.queue(), output.text())).toList(),
        result.logs(),
        Action.NONE);
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
