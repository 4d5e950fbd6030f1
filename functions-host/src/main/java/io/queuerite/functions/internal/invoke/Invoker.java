package io.queuerite.functions.internal.invoke;

import io.queuerite.functions.internal.invoke.FunctionDefinition.QueueOut;
import io.queuerite.functions.internal.invoke.RunResult.Outcome;
import io.queuerite.functions.internal.invoke.RunResult.Output;
import io.queuerite.functions.internal.time.HostClock;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs a function once: binds, calls, writes outputs. */
final class Invoker {
  private final FunctionDefinition function;
  private final QueueOutputs outputs;
  private final AppServices services;
  private final HostClock clock;
  private final @Nullable Duration timeout;

  /** What a run is started with. */
  interface Input {
    /**
     * What the trigger tells.
     *
     * @throws RuntimeException where that cannot be bound
     */
    TriggerData data();

    /**
     * The trigger's own value for a parameter.
     *
     * @throws RuntimeException where it cannot be bound to that
     */
    Object value(Parameter parameter, TriggerData data);
  }

  /**
   * Which try this is.
   *
   * @param retry 0 for the first
   */
  record Attempt(int retry, int maxRetries, @Nullable Throwable lastFailure) {
    static final Attempt ONLY = new Attempt(0, 0, null);
  }

  /** How it ended, and what the method returned. */
  record Ended(RunResult result, @Nullable Object returned) {}

  /** What a run leaves behind. */
  private record Traces(List<String> logs, List<Output> outputs) {
    Ended end(Outcome outcome, @Nullable Throwable failure, @Nullable Object returned) {
      List<String> lines;
      synchronized (logs) {
        lines = List.copyOf(logs);
      }
      return new Ended(new RunResult(outcome, failure, List.copyOf(outputs), lines), returned);
    }
  }

  Invoker(
      FunctionDefinition function,
      QueueOutputs outputs,
      AppServices services,
      HostClock clock,
      @Nullable Duration timeout) {
    this.function = function;
    this.outputs = outputs;
    this.services = services;
    this.clock = clock;
    this.timeout = timeout;
  }

  Ended run(Input input, Attempt attempt) {
    Traces traces = new Traces(Collections.synchronizedList(new ArrayList<>()), new ArrayList<>());
    RunContext context =
        new RunContext(
            function.name(),
            traces.logs(),
            attempt.retry(),
            attempt.maxRetries(),
            attempt.lastFailure());
    TriggerData data;
    Arguments arguments;
    try {
      data = input.data();
      arguments = bind(input, data, context);
    } catch (RuntimeException | Error unbound) {
      return traces.end(Outcome.BINDING_FAILED, unbound, null);
    }
    return call(arguments, data, context, traces);
  }

  private Arguments bind(Input input, TriggerData data, RunContext context) {
    List<String> names = function.outputs().stream().map(QueueOut::binding).toList();
    return Arguments.bind(
        function.method(), names, parameter -> input.value(parameter, data), data, context);
  }

  private Ended call(Arguments arguments, TriggerData data, RunContext context, Traces traces) {
    MethodCall call = new MethodCall(function.method(), arguments, context, services);
    TimeLimit limit = TimeLimit.set(clock, timeout);
    Object returned = null;
    Throwable failure = null;
    try {
      returned = call.make();
    } catch (Throwable thrown) {
      failure = thrown;
    }
    if (limit.lift()) {
      TimeoutException late =
          new TimeoutException("%s ran longer than %s".formatted(function.name(), timeout));
      late.initCause(failure);
      return traces.end(Outcome.TIMED_OUT, late, null);
    }
    if (failure != null) {
      return traces.end(Outcome.FAILED, failure, null);
    }
    return write(arguments, returned, data, traces);
  }

  /** Only a function that returned writes anything. */
  private Ended write(
      Arguments arguments, @Nullable Object returned, TriggerData data, Traces traces) {
    Map<String, Object> values = new HashMap<>(arguments.outputs());
    if (returned != null && outputs.has(FunctionDefinition.RETURN)) {
      values.put(FunctionDefinition.RETURN, returned);
    }
    Throwable failure = outputs.write(values, data, traces.outputs());
    return failure == null
        ? traces.end(Outcome.SUCCEEDED, null, returned)
        : traces.end(Outcome.BINDING_FAILED, failure, null);
  }
}
