package io.queuerite.functions.internal.queue;

import io.queuerite.functions.HostEvent;
import io.queuerite.functions.internal.queue.QueueGateway.Received;
import io.queuerite.functions.internal.time.HostClock;
import io.queuerite.functions.internal.time.HostClock.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a message invisible to others while its function runs: half-way through each lease it takes
 * a new one, and with it a new receipt.
 */
final class Lease {
  private final Rules rules;
  private final QueueGateway queue;
  private final String id;
  private final Consumer<RuntimeException> fatal;
  private @Nullable Timer timer;
  private String receipt;
  private Duration wait;
  private boolean over;

  /** What renewals are made by. */
  record Rules(
      String function,
      HostClock clock,
      Executor executor,
      Duration lease,
      Duration minInterval,
      boolean fatalErrors,
      Consumer<HostEvent> events) {}

  Lease(Rules rules, QueueGateway queue, Received message, Consumer<RuntimeException> fatal) {
    this.rules = rules;
    this.queue = queue;
    this.fatal = fatal;
    this.id = message.id();
    this.receipt = message.receipt();
    this.wait = rules.lease().dividedBy(2);
    schedule();
  }

  private synchronized void schedule() {
    if (!over) {
      timer = rules.clock().after(wait, () -> rules.executor().execute(this::renew));
    }
  }

  private synchronized void renew() {
    if (over) {
      return;
    }
    try {
      receipt = queue.hide(id, receipt, rules.lease());
      wait = rules.lease().dividedBy(2);
      schedule();
      rules.events().accept(new HostEvent.Renewed(rules.function(), id));
    } catch (QueueCallException failure) {
      failed(failure);
    }
  }

  private void failed(QueueCallException failure) {
    if (failure.isLost()) {
      over = true;
      rules.events().accept(new HostEvent.RenewalLost(rules.function(), id));
    } else if (failure.isServerError() && !rules.fatalErrors()) {
      Duration half = wait.dividedBy(2);
      wait = half.compareTo(rules.minInterval()) < 0 ? rules.minInterval() : half;
      schedule();
      rules.events().accept(new HostEvent.RenewalFailed(rules.function(), id, wait));
    } else {
      over = true;
      fatal.accept(failure);
    }
  }

  /**
   * Ends it, after a renewal that is under way.
   *
   * @return the newest receipt
   */
  synchronized String end() {
    over = true;
    if (timer != null) {
      timer.cancel();
    }
    return receipt;
  }
}
