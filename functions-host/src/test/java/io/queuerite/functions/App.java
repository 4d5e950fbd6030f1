package io.queuerite.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Functions for tests of whole hosts; some always fail, which is what they are for. */
@SuppressWarnings("DoNotCallSuggester")
final class App {
  private static final String STORAGE = "AzureWebJobsStorage";

  private App() {}

  /** What a POJO parameter is filled with. */
  public static final class Order {
    public String name = "";
    public int count;
  }

  /** Succeeds, or fails where the text says so. */
  public static final class Worker {
    @FunctionName("Work")
    public void work(
        @QueueTrigger(name = "text", queueName = "orders", connection = STORAGE) String text,
        ExecutionContext context) {
      context.getLogger().info("working on " + text);
      if (text.startsWith("fail")) {
        throw new IllegalStateException(text);
      }
    }
  }

  /** Wants JSON. */
  public static final class PojoWorker {
    @FunctionName("Work")
    public void work(
        @QueueTrigger(name = "order", queueName = "orders", connection = STORAGE) Order order) {}
  }

  /** Wants metadata that no message has. */
  public static final class Asking {
    @FunctionName("Work")
    public void work(
        @QueueTrigger(name = "text", queueName = "orders", connection = STORAGE) String text,
        @BindingName("nope") String nope) {}
  }

  /** Is tried three times for each delivery. */
  public static final class Retrying {
    @FunctionName("Work")
    @FixedDelayRetry(maxRetryCount = 2, delayInterval = "00:00:05")
    public void work(
        @QueueTrigger(name = "text", queueName = "orders", connection = STORAGE) String text) {
      throw new IllegalStateException("on purpose");
    }
  }

  /** Runs until it is let go. */
  public static final class Blocking {
    static volatile CompletableFuture<String> started = new CompletableFuture<>();
    static volatile CountDownLatch goOn = new CountDownLatch(1);

    @FunctionName("Work")
    public void work(
        @QueueTrigger(name = "text", queueName = "orders", connection = STORAGE) String text)
        throws InterruptedException {
      started.complete(text);
      goOn.await();
    }
  }

  /** Passes on what it gets, then fails where the text says so. */
  public static final class Passing {
    @FunctionName("Pass")
    public void pass(
        @QueueTrigger(name = "text", queueName = "orders", connection = STORAGE) String text,
        @QueueOutput(name = "out", queueName = "passed", connection = STORAGE)
            OutputBinding<String> out) {
      out.setValue(text);
      if (text.startsWith("fail")) {
        throw new IllegalStateException(text);
      }
    }
  }

  /** HTTP triggers of every kind. */
  public static final class Web {
    @FunctionName("Echo")
    public HttpResponseMessage echo(
        @HttpTrigger(
                name = "request",
                methods = {HttpMethod.POST},
                authLevel = AuthorizationLevel.ANONYMOUS,
                route = "echo")
            HttpRequestMessage<Optional<String>> request) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("X-Seen", String.valueOf(request.getHeaders().get("x-corr")))
          .header("X-Query", request.getQueryParameters().toString())
          .body(request.getBody().map(body -> "body:" + body).orElse("no body"))
          .build();
    }

    @FunctionName("Json")
    public HttpResponseMessage json(
        @HttpTrigger(
                name = "request",
                authLevel = AuthorizationLevel.ANONYMOUS,
                route = "json/{id:int}")
            HttpRequestMessage<String> request,
        @BindingName("id") String id) {
      return request.createResponseBuilder(HttpStatus.OK).body(Map.of("id", id)).build();
    }

    @FunctionName("Nothing")
    public void nothing(
        @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<String> request) {}

    @FunctionName("Broken")
    public HttpResponseMessage broken(
        @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS, route = "broken")
            HttpRequestMessage<String> request,
        @QueueOutput(name = "out", queueName = "passed", connection = STORAGE)
            OutputBinding<String> out) {
      out.setValue("never");
      throw new IllegalStateException("on purpose");
    }

    @FunctionName("Send")
    public HttpResponseMessage send(
        @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS, route = "send")
            HttpRequestMessage<String> request,
        @QueueOutput(name = "out", queueName = "passed", connection = STORAGE)
            OutputBinding<String> out) {
      out.setValue("sent");
      return request.createResponseBuilder(HttpStatus.ACCEPTED).body("accepted").build();
    }
  }
}
