package io.queuerite.sample;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/**
 * A request to do something, checked.
 *
 * @param taskType not blank
 * @param payload any object
 */
record TaskRequest(String taskType, JsonObject payload) {
  private static final Gson GSON = new Gson();

  /** As the host writes messages: this is what has to fit. */
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  /** A queue message holds 64 KiB of Base64. */
  private static final int MAX_BYTES = 48 * 1024;

  /** Reads a request's body; an absent one is empty. */
  static TaskRequest parse(String body) throws InvalidTaskException {
    if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw tooLarge();
    }
    JsonElement json = json(body);
    if (!json.isJsonObject()) {
      throw new InvalidTaskException(400, "The body must be a JSON object.");
    }
    JsonObject request = json.getAsJsonObject();
    return new TaskRequest(taskType(request.get("task_type")), payload(request));
  }

  private static JsonElement json(String body) throws InvalidTaskException {
    try {
      JsonReader reader = new JsonReader(new StringReader(body));
      JsonElement json = GSON.getAdapter(JsonElement.class).read(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new InvalidTaskException(400, "The body must be one JSON object.");
      }
      return json;
    } catch (IOException | JsonParseException | IllegalStateException notJson) {
      throw new InvalidTaskException(400, "The body must be valid JSON.");
    }
  }

  private static String taskType(JsonElement value) throws InvalidTaskException {
    boolean isText =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    if (!isText || value.getAsString().isBlank()) {
      throw new InvalidTaskException(
          400, "Field 'task_type' is required and must be a non-empty string.");
    }
    return value.getAsString().strip();
  }

  private static JsonObject payload(JsonObject request) throws InvalidTaskException {
    if (!request.has("payload")) {
      return new JsonObject();
    }
    if (!request.get("payload").isJsonObject()) {
      throw new InvalidTaskException(400, "Field 'payload' must be a JSON object.");
    }
    return request.getAsJsonObject("payload");
  }

  /** The message; refused where it would not fit into one. */
  JsonObject message(String messageId) throws InvalidTaskException {
    JsonObject message = new JsonObject();
    message.addProperty("message_id", messageId);
    message.addProperty("task_type", taskType);
    message.add("payload", payload);
    if (PRETTY.toJson(message).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw tooLarge();
    }
    return message;
  }

  private static InvalidTaskException tooLarge() {
    return new InvalidTaskException(
        413, "The task is too large: a message may have at most " + MAX_BYTES + " bytes.");
  }
}
