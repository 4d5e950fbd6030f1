package io.queuerite.functions.internal.queue;

import io.queuerite.functions.HostEvent;
import io.queuerite.functions.InvocationRecord;
import io.queuerite.functions.Parity.FatalErrors;
import io.queuerite.functions.internal.invoke.Payload;
import io.queuerite.functions.internal.invoke.QueueFunction;
import io.queuerite.functions.internal.queue.QueueGateway.Received;
import io.queuerite.functions.internal.time.HostClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Polls one function's queue, one poll after the other, and starts what it finds. The next poll
 * follows at once as soon as few enough runs are in progress, or after a back-off where there was
 * nothing. It never makes its queue.
 */
final class QueueListener {
  private static final System.Logger LOG = System.getLogger(QueueListener.class.getName());

  private final QueueFunction function;
  private final QueueRules rules;
  private final QueueGateway queue;
  private final MessageProcessor processor;
  private final Lease.Rules leases;
  private final Activity activity;
  private final BackOff backOff;
  private final Thread thread;
  private boolean exists;
  private int inProgress;
  private boolean stopping;
  private boolean paused;
  private boolean woken;

  QueueListener(
      QueueFunction function,
      QueueRules rules,
      HostClock clock,
      Executor executor,
      Activity activity,
      MessageProcessor.Surroundings around) {
    this.function = function;
    this.rules = rules;
    this.activity = activity;
    this.queue = new QueueGateway(function.client(), function.queue());
    this.leases =
        new Lease.Rules(
            function.name(),
            clock,
            executor,
            rules.parity().lease(),
            rules.parity().minRenewInterval(),
            rules.parity().fatalRenewals(),
            activity::event);
    this.processor = new MessageProcessor(function, rules, queue, leases, around);
    this.backOff = new BackOff(rules.config().maxPollingInterval(), rules.random());
    this.thread = new Thread(() -> loop(around), "queuerite-functions-" + function.name());
    thread.setDaemon(true);
  }

  QueueFunction function() {
    return function;
  }

  void start() {
    thread.start();
  }

  private void loop(MessageProcessor.Surroundings around) {
    boolean found = false;
    while (goesOn()) {
      long since = activity.step();
      int started = 0;
      try {
        started = poll();
      } catch (RuntimeException failure) {
        exists = false;
        if (!(failure instanceof QueueCallException call && call.mayPass())) {
          around.fatal().accept(failure);
          if (rules.parity().fatalErrors() == FatalErrors.STOP) {
            break;
          }
        }
        LOG.log(System.Logger.Level.DEBUG, "A poll failed and counts as empty", failure);
      }
      if (started > 0) {
        found = true;
        awaitThreshold();
      } else {
        activity.foundEmpty(this, since);
        pause(backOff.next(found));
        found = false;
      }
    }
    activity.left(this);
  }

  /** How many runs it started. */
  private int poll() {
    if (!exists) {
      exists = queue.exists();
      activity.event(new HostEvent.Asked(function.name(), exists));
      if (!exists) {
        return 0;
      }
    }
    List<Received> messages = queue.receive(rules.config().batchSize(), rules.parity().lease());
    activity.event(new HostEvent.Polled(function.name(), messages.size()));
    List<Runnable> runs = new ArrayList<>();
    for (Received message : messages) {
      Payload payload = rules.codec().decode(message.text());
      if (payload == null) {
        activity.begin();
        processor.undecodable(message);
        activity.end(null);
      } else {
        runs.add(() -> run(message, payload));
      }
    }
    synchronized (this) {
      inProgress += runs.size();
    }
    runs.forEach(
        run -> {
          activity.begin();
          leases.executor().execute(run);
        });
    return runs.size();
  }

  private void run(Received message, Payload payload) {
    InvocationRecord record = null;
    try {
      record = processor.process(message, payload);
    } finally {
      activity.end(record);
      synchronized (this) {
        inProgress--;
        notifyAll();
      }
    }
  }

  /** A wake-up does not shorten this wait. */
  private synchronized void awaitThreshold() {
    while (inProgress > rules.config().newBatchThreshold() && !stopping) {
      waitForChange();
    }
  }

  private void pause(Duration delay) {
    // Whoever hears of the wait may move the clock at once.
    HostClock.Timer timer = leases.clock().after(delay, this::wakeUp);
    activity.event(new HostEvent.Waiting(function.name(), delay));
    synchronized (this) {
      while (!woken && !stopping) {
        waitForChange();
      }
      woken = false;
    }
    boolean unused = timer.cancel();
  }

  private synchronized boolean goesOn() {
    while (paused && !stopping) {
      waitForChange();
    }
    return !stopping;
  }

  @SuppressWarnings("WaitNotInLoop") // each caller asks again
  private synchronized void waitForChange() {
    try {
      wait();
    } catch (InterruptedException nobodyMeansThis) {
      stopping = true;
    }
  }

  /** Ends a back-off wait; where there is none, the next one. */
  synchronized void wakeUp() {
    woken = true;
    notifyAll();
  }

  /** Polls no more until it is resumed; runs go on. */
  synchronized void pausePolling(boolean pause) {
    paused = pause;
    woken = true;
    notifyAll();
  }

  synchronized boolean isPaused() {
    return paused;
  }

  /** Polls no more; runs go on. */
  void stop() {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
  }

  /** Waits for its last poll to be over. */
  void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
