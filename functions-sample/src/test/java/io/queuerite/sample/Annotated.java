package io.queuerite.sample;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.StorageAccount;

/** What annotations can say, for the plugin and the host to say the same of it. */
public final class Annotated {
  /** Everything by its default. */
  @FunctionName("Plain")
  public HttpResponseMessage plain(@HttpTrigger(name = "request") HttpRequestMessage<String> r) {
    return r.createResponseBuilder(HttpStatus.OK).build();
  }

  /** Nothing by its default, and no answer. */
  @FunctionName("Full-1")
  public void full(
      @HttpTrigger(
              name = "request",
              dataType = "binary",
              route = "a/{id:int}",
              methods = {HttpMethod.GET, HttpMethod.PUT},
              authLevel = AuthorizationLevel.ADMIN)
          HttpRequestMessage<byte[]> request,
      @QueueOutput(
              name = "one",
              dataType = "string",
              queueName = "%Target%",
              connection = "AzureWebJobsStorage")
          OutputBinding<String> one,
      @QueueOutput(name = "two", queueName = "out-{id}", connection = "AzureWebJobsStorage")
          OutputBinding<String> two) {}

  /** Its answer goes to a queue. */
  @FunctionName("Returns")
  @QueueOutput(name = "ignored", queueName = "outgoing", connection = "AzureWebJobsStorage")
  public String returns(@HttpTrigger(name = "request") HttpRequestMessage<String> request) {
    return "";
  }

  /** A shared connection, a binary message and retries. */
  @FunctionName("fixed")
  @StorageAccount("AzureWebJobsStorage")
  @FixedDelayRetry(maxRetryCount = 3, delayInterval = "00:00:05")
  public void fixed(
      @QueueTrigger(name = "bytes", dataType = "binary", queueName = "%Source%") byte[] bytes,
      @QueueOutput(name = "out", queueName = "outgoing") OutputBinding<String> out) {}

  /** Retries that grow. */
  @FunctionName("Growing")
  @ExponentialBackoffRetry(
      maxRetryCount = -1,
      minimumInterval = "00:00:01",
      maximumInterval = "00:05:00")
  public void growing(
      @QueueTrigger(name = "text", queueName = "incoming", connection = "AzureWebJobsStorage")
          String text) {}
}
