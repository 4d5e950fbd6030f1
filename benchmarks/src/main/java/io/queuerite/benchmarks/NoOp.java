package io.queuerite.benchmarks;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;

/** A function that costs nothing, so that what is measured is its host. */
public final class NoOp {
  static final String QUEUE = "work";

  @FunctionName("NoOp")
  public void run(
      @QueueTrigger(name = "text", queueName = QUEUE, connection = "AzureWebJobsStorage")
          String text) {}
}
