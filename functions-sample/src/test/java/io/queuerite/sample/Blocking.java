package io.queuerite.sample;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A consumer that never comes to an end, in a host that is going to crash. */
public final class Blocking {
  static final CompletableFuture<String> STARTED = new CompletableFuture<>();

  @FunctionName("ProcessTask")
  public void process(
      @QueueTrigger(name = "task", queueName = "outbound-tasks", connection = "AzureWebJobsStorage")
          String task)
      throws InterruptedException {
    STARTED.complete(task);
    new CountDownLatch(1).await();
  }
}
