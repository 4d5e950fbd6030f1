package io.queuerite.functions.internal.queue;

import io.queuerite.functions.HostEvent;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.InvocationRecord.Action;
import io.queuerite.functions.InvocationRecord.Outcome;
import io.queuerite.functions.InvocationRecord.Output;
import io.queuerite.functions.internal.invoke.Payload;
import io.queuerite.functions.internal.invoke.QueueDelivery;
import io.queuerite.functions.internal.invoke.QueueFunction;
import io.queuerite.functions.internal.invoke.RunResult;
import io.queuerite.functions.internal.queue.QueueGateway.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What becomes of one message: run and deleted, released, or moved to the poison queue. */
final class MessageProcessor {
  private static final System.Logger LOG = System.getLogger(MessageProcessor.class.getName());

  private final QueueFunction function;
  private final QueueRules rules;
  private final QueueGateway queue;
  private final @Nullable QueueGateway poison;
  private final Lease.Rules leases;
  private final Surroundings around;

  /**
   * What the rest of the host does for it.
   *
   * @param wakeUp ends the wait of whoever listens to a queue
   * @param killed whether the host is to leave everything as it is
   * @param fatal told of what stops the real host
   */
  record Surroundings(
      Consumer<String> wakeUp, BooleanSupplier killed, Consumer<RuntimeException> fatal) {}

  MessageProcessor(
      QueueFunction function,
      QueueRules rules,
      QueueGateway queue,
      Lease.Rules leases,
      Surroundings around) {
    this.function = function;
    this.rules = rules;
    this.queue = queue;
    this.leases = leases;
    this.around = around;
    String name = PoisonQueue.nameFor(function.queue());
    this.poison = name == null ? null : new QueueGateway(function.client(), name);
  }

  /** A text that stands for no payload: to the poison queue at once, as it is. */
  void undecodable(Received message) {
    tell(new HostEvent.Undecodable(function.name(), message.id()));
    LOG.log(
        System.Logger.Level.WARNING,
        "Message decoding failed: message {0} of queue {1} is no Base64, and is moved to the poison"
            + " queue. Producers must encode texts, or host.json say messageEncoding none.",
        message.id(),
        function.queue());
    guarded(() -> poison == null ? left(message) : poisoned(poison, message, message.receipt()));
  }

  /** Null where the function was not called. */
  @Nullable InvocationRecord process(Received message, Payload payload) {
    boolean tooOften = message.dequeueCount() > rules.config().maxDequeueCount();
    if (tooOften && poison != null) {
      guarded(() -> poisoned(poison, message, message.receipt()));
      return null;
    }
    if (tooOften && rules.parity().skipPoisonOverMax()) {
      left(message);
      return null;
    }
    Instant started = leases.clock().now();
    tell(new HostEvent.Started(function.name(), message.id(), message.dequeueCount()));
    Lease lease = new Lease(leases, queue, message, around.fatal());
    RunResult result = function.body().run(delivery(message, payload));
    String receipt = lease.end();
    tell(new HostEvent.Finished(function.name(), message.id(), result.succeeded()));
    Action action =
        around.killed().getAsBoolean()
            ? Action.ABANDONED
            : guarded(() -> complete(message, receipt, result));
    return record(message, started, result, action);
  }

  private static QueueDelivery delivery(Received message, Payload payload) {
    return new QueueDelivery(
        payload,
        message.id(),
        message.receipt(),
        message.dequeueCount(),
        message.insertedAt(),
        message.expiresAt(),
        message.visibleAt());
  }

  private Action complete(Received message, String receipt, RunResult result) {
    if (result.succeeded()) {
      return delete(message, receipt) ? Action.DELETED : Action.LOST;
    }
    if (poison == null) {
      return left(message);
    }
    return message.dequeueCount() >= rules.config().maxDequeueCount()
        ? poisoned(poison, message, receipt)
        : released(message, receipt);
  }

  private boolean delete(Received message, String receipt) {
    boolean found = unlessLost(() -> queue.delete(message.id(), receipt));
    tell(new HostEvent.Deleted(function.name(), message.id(), found));
    return found;
  }

  private Action released(Received message, String receipt) {
    Duration after = rules.config().visibilityTimeout();
    boolean found = unlessLost(() -> queue.hide(message.id(), receipt, after));
    tell(new HostEvent.Released(function.name(), message.id(), after, found));
    return found ? Action.RELEASED : Action.LOST;
  }

  /** The copy comes first: a crash in between leaves both rather than none. */
  private Action poisoned(QueueGateway target, Received message, String receipt) {
    target.send(message.text());
    tell(new HostEvent.Poisoned(function.name(), message.id(), target.name()));
    around.wakeUp().accept(target.name());
    boolean unused = delete(message, receipt);
    return Action.POISONED;
  }

  private Action left(Received message) {
    tell(new HostEvent.LeftInvisible(function.name(), message.id()));
    return Action.LEFT_INVISIBLE;
  }

  /** Somebody else's change of the message is none of our business. */
  private static boolean unlessLost(Runnable call) {
    try {
      call.run();
      return true;
    } catch (QueueCallException failure) {
      if (failure.isLost()) {
        return false;
      }
      throw failure;
    }
  }

  private interface Step {
    Action take();
  }

  private Action guarded(Step step) {
    try {
      return step.take();
    } catch (RuntimeException failure) {
      around.fatal().accept(failure);
      return Action.FAILED;
    }
  }

  private InvocationRecord record(
      Received message, Instant started, RunResult result, Action action) {
    List<Output> outputs =
        result.outputs().stream().map(output -> new Output(output.queue(), output.text())).toList();
    return new InvocationRecord(
        function.name(),
        message.id(),
        message.dequeueCount(),
        started,
        Duration.between(started, leases.clock().now()),
        Outcome.valueOf(result.outcome().name()),
        result.failure(),
        outputs,
        result.logs(),
        action);
  }

  private void tell(HostEvent event) {
    leases.events().accept(event);
  }
}
