package io.queuerite.functions.internal.app;

import io.queuerite.functions.internal.http.Administration;
import io.queuerite.functions.internal.queue.Activity;
import io.queuerite.functions.internal.queue.QueueHost;

/** What an administrator may ask of this host. */
final class HostAdministration implements Administration {
  private final QueueHost queues;
  private final HandRuns byHand;
  private final Activity activity;
  private volatile boolean draining;

  HostAdministration(QueueHost queues, HandRuns byHand, Activity activity) {
    this.queues = queues;
    this.byHand = byHand;
    this.activity = activity;
  }

  @Override
  public boolean run(String function, String input) {
    return byHand.start(function, input);
  }

  @Override
  public void drain() {
    draining = true;
    queues.stopPolling();
  }

  @Override
  public String drainState() {
    if (!draining) {
      return "Disabled";
    }
    return activity.running() == 0 ? "Completed" : "InProgress";
  }

  @Override
  public int outstanding() {
    return activity.running();
  }
}
