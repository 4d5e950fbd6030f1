package io.queuerite.emulator.internal.control;

import io.queuerite.emulator.testing.RequestJournal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Callers who wait for requests. None of them holds a thread, however many there are. */
final class Waiting implements AutoCloseable {
  private final RequestJournal journal;
  private final Executor executor;
  private final Set<Runnable> endings = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param executor asks again; who entered a request into the journal does not wait for that
   */
  Waiting(RequestJournal journal, Executor executor) {
    this.journal = journal;
    this.executor = executor;
  }

  /**
   * Asks now, and after each request.
   *
   * @return whether the condition held before the time was over
   */
  CompletableFuture<Boolean> until(BooleanSupplier condition, Duration timeout) {
    CompletableFuture<Boolean> wait = new CompletableFuture<>();
    Runnable end = () -> wait.completeExceptionally(Refusal.stopping());
    endings.add(end);
    Runnable ask =
        () -> {
          if (!wait.isDone() && condition.getAsBoolean()) {
            wait.complete(true);
          }
        };
    Runnable deaf = journal.onAdd(oneAtATime(ask));
    ask.run();
    if (closed) {
      end.run();
    }
    return wait.completeOnTimeout(false, timeout.toNanos(), TimeUnit.NANOSECONDS)
        .whenCompleteAsync(
            (reached, failure) -> {
              deaf.run();
              endings.remove(end);
            },
            executor);
  }

  /** Many requests at once are one reason to ask again. */
  private Runnable oneAtATime(Runnable ask) {
    AtomicBoolean due = new AtomicBoolean();
    return () -> {
      if (due.compareAndSet(false, true)) {
        try {
          executor.execute(
              () -> {
                due.set(false);
                ask.run();
              });
        } catch (RejectedExecutionException stopping) {
          // Whoever waits is told so by close().
          due.set(false);
        }
      }
    };
  }

  /** Nobody waits any longer. */
  @Override
  public void close() {
    closed = true;
    endings.forEach(Runnable::run);
  }
}
