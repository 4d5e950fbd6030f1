package io.queuerite.emulator.internal.dispatch;

import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.protocol.Reply;
import io.queuerite.emulator.internal.protocol.Reply.Delivery;
import io.queuerite.emulator.testing.Fault;
import io.queuerite.emulator.testing.FaultPlan;
import io.queuerite.emulator.testing.FaultPoint;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets requests meet the faults that are planned for them. */
final class Faults {
  private static final int FIRST_FAILURE = 400;

  private final FaultPlan plan;
  private final Eras eras;

  Faults(FaultPlan plan, Eras eras) {
    this.plan = plan;
    this.eras = eras;
  }

  /** Does the work, with what goes wrong before and after it. */
  CompletableFuture<Reply> around(Asked asked, Supplier<CompletableFuture<Reply>> work) {
    List<Fault> before = plan.strike(FaultPoint.BEFORE, asked.subject());
    if (before.isEmpty()) {
      return work.get().thenCompose(reply -> after(asked, reply));
    }
    asked.met(before);
    return delayed(before)
        .thenCompose(
            waited -> {
              CompletableFuture<Reply> instead = instead(before);
              return instead != null
                  ? instead
                  : work.get().thenCompose(reply -> after(asked, reply));
            });
  }

  private CompletableFuture<Reply> after(Asked asked, Reply reply) {
    if (reply.status() >= FIRST_FAILURE) {
      return CompletableFuture.completedFuture(reply);
    }
    List<Fault> after =
        eras.during(
            asked.call().era(), null, () -> plan.strike(FaultPoint.AFTER_COMMIT, asked.subject()));
    if (after == null || after.isEmpty()) {
      return CompletableFuture.completedFuture(reply);
    }
    asked.met(after);
    return delayed(after)
        .thenCompose(
            waited -> Objects.requireNonNullElseGet(instead(after), () -> spoilt(after, reply)));
  }

  private static CompletableFuture<Void> delayed(List<Fault> faults) {
    Duration delay =
        faults.stream()
            .map(fault -> fault instanceof Fault.Delay wait ? wait.by() : Duration.ZERO)
            .reduce(Duration.ZERO, Duration::plus);
    if (delay.isZero()) {
      return CompletableFuture.completedFuture(null);
    }
    Executor later =
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Runnable::run);
    return CompletableFuture.runAsync(() -> {}, later);
  }

  /** What is answered in the place of the operation's own answer; null for that. */
  private static @Nullable CompletableFuture<Reply> instead(List<Fault> faults) {
    Fault last = faults.get(faults.size() - 1);
    if (last instanceof Fault.ServiceError error) {
      StorageError known = Objects.requireNonNull(StorageError.ofCode(error.code()));
      return CompletableFuture.failedFuture(known.exception());
    }
    if (last instanceof Fault.Status status) {
      return CompletableFuture.completedFuture(Reply.empty(status.code()));
    }
    if (last instanceof Fault.DropConnection) {
      return CompletableFuture.completedFuture(Reply.empty(200).delivered(Delivery.NONE));
    }
    return null;
  }

  private static CompletableFuture<Reply> spoilt(List<Fault> faults, Reply reply) {
    Fault last = faults.get(faults.size() - 1);
    if (last instanceof Fault.TruncateAnswer) {
      reply.delivered(Delivery.HALF);
    } else if (last instanceof Fault.MalformedXml) {
      reply.broken();
    }
    return CompletableFuture.completedFuture(reply);
  }
}
