package io.queuerite.functions.internal.invoke;

import io.queuerite.functions.internal.config.RetryPolicy;
import io.queuerite.functions.internal.invoke.FunctionDefinition.QueueIn;
import io.queuerite.functions.internal.invoke.Invoker.Attempt;
import io.queuerite.functions.internal.invoke.Invoker.Ended;
import io.queuerite.functions.internal.invoke.RunResult.Output;
import io.queuerite.functions.internal.time.HostClock;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Runs a queue function for a message, again and again where a retry policy says so. */
final class QueueBody implements QueueFunction.Body {
  private final Invoker invoker;
  private final QueueIn trigger;
  private final @Nullable RetryPolicy retry;
  private final HostClock clock;
  private final DoubleSupplier random;

  QueueBody(
      Invoker invoker,
      QueueIn trigger,
      @Nullable RetryPolicy retry,
      HostClock clock,
      DoubleSupplier random) {
    this.invoker = invoker;
    this.trigger = trigger;
    this.retry = retry;
    this.clock = clock;
    this.random = random;
  }

  private record MessageInput(QueueDelivery delivery, boolean binary) implements Invoker.Input {
    @Override
    public TriggerData data() {
      return QueueTriggerData.of(delivery, binary);
    }

    @Override
    public Object value(Parameter parameter, TriggerData data) {
      BoundValue payload = data.payload();
      if (payload == null) {
        throw new IllegalStateException("a message without a payload");
      }
      return Conversion.convert(payload, parameter.getParameterizedType());
    }
  }

  @Override
  public RunResult run(QueueDelivery delivery) {
    MessageInput input = new MessageInput(delivery, trigger.binary());
    List<Output> outputs = new ArrayList<>();
    List<String> logs = new ArrayList<>();
    int most = retry == null ? 0 : retry.maxRetryCount();
    Throwable lastFailure = null;
    for (int number = 0; ; number++) {
      Ended ended = invoker.run(input, new Attempt(number, most, lastFailure));
      RunResult result = ended.result();
      outputs.addAll(result.outputs());
      logs.addAll(result.logs());
      lastFailure = result.failure();
      if (result.succeeded() || !anotherTry(number + 1)) {
        return new RunResult(
            result.outcome(), lastFailure, List.copyOf(outputs), List.copyOf(logs));
      }
    }
  }

  /** Waits for the next try; false where there is none, or the host stops. */
  private boolean anotherTry(int number) {
    if (retry == null || !retry.allows(number)) {
      return false;
    }
    CountDownLatch due = new CountDownLatch(1);
    HostClock.Timer timer = clock.after(retry.delay(number, random.getAsDouble()), due::countDown);
    try {
      due.await();
      return true;
    } catch (InterruptedException stop) {
      timer.cancel();
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
