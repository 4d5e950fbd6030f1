package io.queuerite.functions.internal.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.microsoft.azure.functions.HttpMethod;
import io.queuerite.functions.internal.invoke.HttpAnswer;
import io.queuerite.functions.internal.invoke.HttpCall;
import io.queuerite.functions.internal.invoke.Payload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin}: runs a function by hand, and drains the host. */
final class AdminEndpoints {
  private static final String FUNCTIONS = "/admin/functions/";
  private static final String DRAIN = "/admin/host/drain";

  private final Administration host;

  AdminEndpoints(Administration host) {
    this.host = host;
  }

  /** Null where the path is none of an administrator's. */
  @Nullable HttpAnswer answer(HttpCall call) {
    String path = call.uri().getPath();
    if (path.startsWith(FUNCTIONS)) {
      return call.method() == HttpMethod.POST
          ? run(path.substring(FUNCTIONS.length()), call.body())
          : Answers.empty(404);
    }
    if (path.equals(DRAIN)) {
      if (call.method() != HttpMethod.POST) {
        return Answers.empty(404);
      }
      host.drain();
      return Answers.empty(202);
    }
    return path.equals(DRAIN + "/status") ? status() : null;
  }

  private HttpAnswer run(String function, @Nullable Payload body) {
    String input = input(body);
    if (input == null) {
      return Answers.empty(400);
    }
    return Answers.empty(host.run(function, input) ? 202 : 404);
  }

  /** {@code {"input":"text"}}; null for anything else. */
  private static @Nullable String input(@Nullable Payload body) {
    String text = body == null ? null : body.text();
    if (text == null) {
      return null;
    }
    try {
      JsonElement json = JsonParser.parseString(text);
      JsonElement input = json.isJsonObject() ? json.getAsJsonObject().get("input") : null;
      return input == null || !input.isJsonPrimitive() ? null : input.getAsString();
    } catch (JsonParseException notJson) {
      return null;
    }
  }

  private HttpAnswer status() {
    JsonObject status = new JsonObject();
    status.addProperty("state", host.drainState());
    status.addProperty("outstandingInvocations", host.outstanding());
    status.addProperty("outstandingRetries", 0);
    return new HttpAnswer(
        200,
        Map.of("Content-Type", "application/json; charset=utf-8"),
        Payload.of(status.toString()));
  }
}
