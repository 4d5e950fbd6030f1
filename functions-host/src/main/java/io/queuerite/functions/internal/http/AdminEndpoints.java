package io.queuerite.functions.internal.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.queuerite.functions.internal.http.HttpFunction.Answer;
import io.queuerite.functions.internal.http.HttpFunction.Call;
import io.queuerite.functions.internal.invoke.Payload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin}: runs a function by hand, and drains the host. */
final class AdminEndpoints {
  private static final String FUNCTIONS = "/admin/functions/";
  private static final String DRAIN = "/admin/host/drain";

  private final Administration host;

  /** What an administrator may ask of a host. */
  interface Administration {
    /**
     * Runs a function that no request triggers, without waiting for it.
     *
     * @return false where there is none of that name
     */
    boolean run(String function, String input);

    /** Polls no more. */
    void drain();

    /** {@code Disabled}, {@code InProgress} or {@code Completed}. */
    String drainState();

    /** Runs in progress. */
    int outstanding();
  }

  AdminEndpoints(Administration host) {
    this.host = host;
  }

  /** Null where the path is none of an administrator's. */
  @Nullable Answer answer(Call call) {
    String path = call.uri().getPath();
    if (path.startsWith(FUNCTIONS)) {
      return call.method().equals("POST")
          ? run(path.substring(FUNCTIONS.length()), call.body())
          : Answer.empty(404);
    }
    if (path.equals(DRAIN)) {
      if (!call.method().equals("POST")) {
        return Answer.empty(404);
      }
      host.drain();
      return Answer.empty(202);
    }
    return path.equals(DRAIN + "/status") ? status() : null;
  }

  private Answer run(String function, @Nullable Payload body) {
    String input = input(body);
    if (input == null) {
      return Answer.empty(400);
    }
    return Answer.empty(host.run(function, input) ? 202 : 404);
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

  private Answer status() {
    JsonObject status = new JsonObject();
    status.addProperty("state", host.drainState());
    status.addProperty("outstandingInvocations", host.outstanding());
    status.addProperty("outstandingRetries", 0);
    return new Answer(
        200,
        List.of(Map.entry("Content-Type", "application/json; charset=utf-8")),
        Payload.of(status.toString()));
  }
}
