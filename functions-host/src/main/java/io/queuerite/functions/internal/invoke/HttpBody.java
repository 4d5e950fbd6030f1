package io.queuerite.functions.internal.invoke;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.queuerite.functions.internal.invoke.BoundValue.Bytes;
import io.queuerite.functions.internal.invoke.BoundValue.Json;
import io.queuerite.functions.internal.invoke.BoundValue.Text;
import io.queuerite.functions.internal.invoke.Invoker.Attempt;
import io.queuerite.functions.internal.invoke.Invoker.Ended;
import io.queuerite.functions.internal.invoke.RunResult.Outcome;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Runs an HTTP function for a request. */
final class HttpBody implements HttpFunction.Body {
  private static final HttpAnswer FAILED = new HttpAnswer(500, Map.of(), Payload.of(""));

  private final Invoker invoker;
  private final boolean returnsAnswer;

  /**
   * @param returnsAnswer whether what the method returns is the answer, and not an output
   */
  HttpBody(Invoker invoker, boolean returnsAnswer) {
    this.invoker = invoker;
    this.returnsAnswer = returnsAnswer;
  }

  @Override
  public HttpFunction.Run run(HttpCall call) {
    Ended ended = invoker.run(new RequestInput(call), Attempt.ONLY);
    if (!ended.result().succeeded()) {
      return new HttpFunction.Run(ended.result(), FAILED);
    }
    try {
      HttpAnswer answer = Response.answer(returnsAnswer ? ended.returned() : null);
      return new HttpFunction.Run(ended.result(), answer);
    } catch (RuntimeException | Error unbound) {
      return new HttpFunction.Run(failed(ended.result(), unbound), FAILED);
    }
  }

  /** What is returned can be nothing that JSON can say, when the outputs are written already. */
  private static RunResult failed(RunResult run, Throwable unbound) {
    return new RunResult(Outcome.BINDING_FAILED, unbound, run.outputs(), run.logs());
  }

  private record RequestInput(HttpCall call) implements Invoker.Input {
    @Override
    public TriggerData data() {
      SortedMap<String, BoundValue> metadata = TriggerData.names();
      metadata.put("Headers", json(call.headers()));
      metadata.put("Query", json(call.query()));
      call.query().forEach((name, value) -> metadata.put(name, new Text(value)));
      call.route().forEach((name, value) -> metadata.put(name, new Text(value)));
      return new TriggerData(null, metadata, null);
    }

    private static Json json(Map<String, String> values) {
      JsonObject object = new JsonObject();
      values.forEach(object::addProperty);
      return new Json((JsonElement) object);
    }

    @Override
    public Object value(Parameter parameter, TriggerData data) {
      Type type = Conversion.argument(parameter.getParameterizedType(), String.class);
      boolean any = type == Object.class || type instanceof WildcardType;
      return new Request(call, body(any ? String.class : type));
    }

    private @Nullable Object body(Type type) {
      Payload body = call.body();
      if (body == null || body.bytes().length == 0) {
        return Conversion.raw(type) == Optional.class ? Optional.empty() : null;
      }
      return Conversion.convert(
          binary() ? new Bytes(body) : new Text(new String(body.bytes(), StandardCharsets.UTF_8)),
          type);
    }

    private boolean binary() {
      String type = call.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
      return type.startsWith("application/octet-stream") || type.startsWith("multipart/");
    }
  }
}
