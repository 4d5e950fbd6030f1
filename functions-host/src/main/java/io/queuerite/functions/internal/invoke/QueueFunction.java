package io.queuerite.functions.internal.invoke;

import com.azure.storage.queue.QueueServiceClient;

/**
 * A queue-triggered function that is ready to run.
 *
 * @param name the function's name
 * @param queue the queue that triggers it: expanded, lower-cased, checked
 * @param client the service that holds the queue
 * @param body runs the function
 */
public record QueueFunction(String name, String queue, QueueServiceClient client, Body body) {

  /** Binds, calls, retries as a policy says, and writes outputs. */
  @FunctionalInterface
  public interface Body {
    /** Blocks until the run is over, however it ends; throws nothing. */
    RunResult run(QueueDelivery delivery);
  }
}
