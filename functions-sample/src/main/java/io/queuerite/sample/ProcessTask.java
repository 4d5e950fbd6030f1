package io.queuerite.sample;

import com.google.gson.JsonObject;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.concurrent.TimeUnit;

/**
 * The consumer. A message may come more than once, so what is done is done once for each {@code
 * message_id}. A task that fails is thrown back at the host, which tries it again and, after five
 * times, moves it to the poison queue.
 */
public final class ProcessTask {
  private final Ledger ledger = Ledger.ofTasks();

  @FunctionName("ProcessTask")
  public void process(
      @QueueTrigger(name = "task", queueName = Enqueue.QUEUE, connection = "AzureWebJobsStorage")
          Task task,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    if (task.messageId == null || task.taskType == null) {
      throw new IllegalArgumentException("a task without message_id or task_type");
    }
    JsonObject payload = task.payload == null ? new JsonObject() : task.payload;
    context
        .getLogger()
        .info(
            () ->
                "Processing message_id=%s task_type=%s try=%d invocation_id=%s"
                    .formatted(
                        task.messageId, task.taskType, dequeueCount, context.getInvocationId()));
    takeTime(payload);
    failOnDemand(task.taskType, payload, dequeueCount);
    if (!ledger.enter(task.messageId, payload.toString())) {
      context.getLogger().info(() -> "Already done: message_id=" + task.messageId);
    }
  }

  /** {@code payload.work_seconds} says how long the work takes, to see a lease at work. */
  private static void takeTime(JsonObject payload) {
    long seconds = payload.has("work_seconds") ? payload.get("work_seconds").getAsLong() : 0;
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  /** {@code task_type} "fail" always does; {@code payload.fail_times} says how often. */
  private static void failOnDemand(String taskType, JsonObject payload, long dequeueCount) {
    long times =
        taskType.equals("fail")
            ? Long.MAX_VALUE
            : payload.has("fail_times") ? payload.get("fail_times").getAsLong() : 0;
    if (dequeueCount <= times) {
      throw new IllegalStateException("task_type '" + taskType + "' failed on demand");
    }
  }
}
