package io.queuerite.functions.internal.queue;

import io.queuerite.functions.HostEvent;
import io.queuerite.functions.Parity.FatalErrors;
import io.queuerite.functions.internal.invoke.QueueFunction;
import io.queuerite.functions.internal.time.HostClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** All queue triggers of an app: started together, stopped together, told apart by name. */
public final class QueueHost implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(QueueHost.class.getName());

  private final QueueRules rules;
  private final Activity activity;
  private final ExecutorService executor;
  private final List<QueueListener> listeners;
  private volatile boolean killed;

  public QueueHost(
      List<QueueFunction> functions, QueueRules rules, HostClock clock, Activity activity) {
    this.rules = rules;
    this.activity = activity;
    AtomicInteger number = new AtomicInteger();
    this.executor =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread =
                  new Thread(task, "queuerite-functions-run-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    this.listeners =
        functions.stream()
            .map(
                function ->
                    new QueueListener(
                        function,
                        rules,
                        clock,
                        executor,
                        activity,
                        new MessageProcessor.Surroundings(
                            this::wakeUp, () -> killed, failure -> fatal(function, failure))))
            .toList();
  }

  public void start() {
    listeners.forEach(QueueListener::start);
  }

  /** Ends the wait of whoever listens to a queue of that name. */
  public void wakeUp(String queue) {
    listeners.stream()
        .filter(listener -> listener.function().queue().equals(queue))
        .forEach(QueueListener::wakeUp);
  }

  /** Ends the back-off wait of a function's listener. */
  public void pollNow(String function) {
    named(function).forEach(QueueListener::wakeUp);
  }

  /** Holds a function's listener, or lets it go on; runs are not touched. */
  public void pause(String function, boolean pause) {
    named(function).forEach(listener -> listener.pausePolling(pause));
  }

  private List<QueueListener> named(String function) {
    List<QueueListener> found =
        listeners.stream()
            .filter(listener -> listener.function().name().equalsIgnoreCase(function))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "function '"
              + function
              + "': expected one of "
              + listeners.stream().map(listener -> listener.function().name()).toList());
    }
    return found;
  }

  private void fatal(QueueFunction function, RuntimeException failure) {
    activity.event(new HostEvent.Fatal(function.name(), failure));
    LOG.log(System.Logger.Level.ERROR, "Function " + function.name() + ": " + failure.getMessage());
    if (rules.parity().fatalErrors() == FatalErrors.STOP) {
      activity.fail(failure);
      listeners.forEach(QueueListener::stop);
    }
  }

  /**
   * Waits until nothing runs, no message is being dealt with, and each listener has found its queue
   * empty after all that. Messages that are merely invisible are not waited for.
   *
   * @param timeout by the real clock
   */
  public boolean awaitIdle(Duration timeout) {
    long since = activity.ask();
    return activity.await(
        () -> {
          List<QueueListener> active =
              listeners.stream().filter(listener -> !listener.isPaused()).toList();
          active.forEach(QueueListener::wakeUp);
          return activity.isIdle(active, since);
        },
        timeout);
  }

  /** Polls no more. */
  public void stopPolling() {
    listeners.forEach(QueueListener::stop);
  }

  /**
   * Polls no more, and waits for the runs in progress; leases of those that take longer run out.
   *
   * @return whether all runs are over
   */
  public boolean stop() {
    stopPolling();
    listeners.forEach(QueueListener::join);
    boolean over = activity.await(() -> activity.running() == 0, rules.parity().stopTimeout());
    killed |= !over;
    executor.shutdown();
    return over;
  }

  /** As a crash would leave it: runs are interrupted, and no message is deleted or released. */
  public void kill() {
    killed = true;
    stopPolling();
    // A poll in flight may still find something, and must not find the executor closed.
    listeners.forEach(QueueListener::join);
    executor.shutdownNow();
  }

  @Override
  public void close() {
    boolean unused = stop();
  }
}
