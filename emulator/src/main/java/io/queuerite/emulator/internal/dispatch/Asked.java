package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.User;
import io.queuerite.emulator.internal.protocol.Operation;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Request;
import io.queuerite.emulator.internal.protocol.Target;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.QueueOperation;
import io.queuerite.emulator.testing.RequestSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks for, as far as its first line tells, and the faults that it met. One stage of
 * its way touches it at a time.
 */
final class Asked implements Answered {
  private static final Map<Operation, QueueOperation> NAMES =
      Stream.of(Operation.values())
          .collect(
              Collectors.toMap(Function.identity(), row -> QueueOperation.valueOf(row.name())));

  private final Call call;
  private final @Nullable Target target;
  private final RequestSubject subject;
  private final List<Fault> faults = new ArrayList<>(0);
  private @Nullable User user;
  private @Nullable StorageException failure;
  private @Nullable Reply reply;
  private long nanos;

  private Asked(Call call, @Nullable Target target, RequestSubject subject) {
    this.call = call;
    this.target = target;
    this.subject = subject;
  }

  static Asked of(Call call, Target target) {
    Operation operation = Operation.find(call.request().method(), target.resource(), call.query());
    QueueOperation named =
        call.request().method().equals(Dispatcher.PREFLIGHT)
            ? QueueOperation.PREFLIGHT
            : operation == null ? null : NAMES.get(operation);
    return new Asked(
        call,
        target,
        new RequestSubject(named, target.account(), target.queue(), target.messageId()));
  }

  /** A call whose version or target is none. */
  static Asked nothing(Call call) {
    return new Asked(call, null, RequestSubject.UNKNOWN);
  }

  Call call() {
    return call;
  }

  @Nullable Target target() {
    return target;
  }

  /** To be called with who asks, where that is known by name. */
  void by(@Nullable User known) {
    user = known;
  }

  /** To be called with the answer when it is ready, and the error that it tells of. */
  void answered(Reply ready, @Nullable StorageException error) {
    reply = ready;
    failure = error;
    nanos = System.nanoTime() - call.startedNanos();
  }

  @Override
  public Request request() {
    return call.request();
  }

  @Override
  public String id() {
    return call.id();
  }

  @Override
  public String version() {
    return call.asked();
  }

  @Override
  public Instant now() {
    return call.now();
  }

  @Override
  public @Nullable User user() {
    return user;
  }

  @Override
  public Reply reply() {
    return Objects.requireNonNull(reply);
  }

  @Override
  public @Nullable StorageException failure() {
    return failure;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public RequestSubject subject() {
    return subject;
  }

  /** To be called with each fault that it meets. */
  void met(List<Fault> struck) {
    faults.addAll(struck);
  }

  @Override
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  boolean keepsMessagesVisible() {
    return faults.stream().anyMatch(Fault.DuplicateDelivery.class::isInstance);
  }
}
