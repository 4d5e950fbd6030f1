package io.queuerite.sample;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;

/** A binding that nobody can connect. */
public final class Unconnected {
  @FunctionName("Unconnected")
  public void run(@QueueTrigger(name = "text", queueName = "incoming") String text) {}
}
