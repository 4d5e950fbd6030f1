package io.queuerite.sample;

import com.google.gson.JsonObject;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;

/**
 * The producer: takes a task over HTTP and puts it into the queue. It keeps nothing; who gets no
 * answer may send the same request again, with the same {@code Idempotency-Key}.
 */
public final class Enqueue {
  static final String QUEUE = "outbound-tasks";
  private static final int MAX_KEY = 128;

  @FunctionName("enqueue")
  public HttpResponseMessage enqueue(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.POST},
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "enqueue")
          HttpRequestMessage<Optional<String>> request,
      @QueueOutput(name = "task", queueName = QUEUE, connection = "AzureWebJobsStorage")
          OutputBinding<JsonObject> task,
      ExecutionContext context) {
    try {
      TaskRequest wanted = TaskRequest.parse(request.getBody().orElse(""));
      String messageId = messageId(request.getHeaders());
      task.setValue(wanted.message(messageId));
      context
          .getLogger()
          .info(
              () ->
                  "Accepted message_id=%s task_type=%s correlation_id=%s invocation_id=%s"
                      .formatted(
                          messageId,
                          wanted.taskType(),
                          correlationId(request.getHeaders(), context),
                          context.getInvocationId()));
      return answer(request, 202, accepted(messageId));
    } catch (InvalidTaskException refused) {
      context
          .getLogger()
          .log(
              Level.INFO,
              "Refused: {0} correlation_id={1}",
              new Object[] {refused.getMessage(), correlationId(request.getHeaders(), context)});
      JsonObject error = new JsonObject();
      error.addProperty("error", refused.getMessage());
      return answer(request, refused.status(), error);
    }
  }

  /** The same key gives the same id, by which the consumer knows what it has done already. */
  private static String messageId(Map<String, String> headers) throws InvalidTaskException {
    String key = headers.get("idempotency-key");
    if (key == null || key.isBlank()) {
      return UUID.randomUUID().toString();
    }
    if (key.length() > MAX_KEY) {
      throw new InvalidTaskException(
          400, "Header 'Idempotency-Key' must have at most " + MAX_KEY + " characters.");
    }
    try {
      return UUID.fromString(key.strip()).toString();
    } catch (IllegalArgumentException otherText) {
      return UUID.nameUUIDFromBytes(key.strip().getBytes(StandardCharsets.UTF_8)).toString();
    }
  }

  private static String correlationId(Map<String, String> headers, ExecutionContext context) {
    return headers.getOrDefault("x-correlation-id", context.getInvocationId());
  }

  private static JsonObject accepted(String messageId) {
    JsonObject answer = new JsonObject();
    answer.addProperty("status", "accepted");
    answer.addProperty("message_id", messageId);
    answer.addProperty("queue", QUEUE);
    return answer;
  }

  private static HttpResponseMessage answer(
      HttpRequestMessage<?> request, int status, JsonObject body) {
    return request
        .createResponseBuilder(HttpStatusType.custom(status))
        .header("Content-Type", "application/json")
        .body(body.toString())
        .build();
  }
}
