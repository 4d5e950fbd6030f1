package io.queuerite.functions.internal.invoke;

import com.google.gson.JsonElement;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A response while a function builds it, and after. */
final class Response implements HttpResponseMessage, HttpResponseMessage.Builder {
  private static final String CONTENT_TYPE = "Content-Type";

  private final SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private HttpStatusType status = HttpStatus.OK;
  private @Nullable Object body;

  @Override
  public Builder status(HttpStatusType status) {
    this.status = status;
    return this;
  }

  @Override
  public Builder header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  @Override
  public Builder body(@Nullable Object body) {
    this.body = body;
    return this;
  }

  @Override
  public HttpResponseMessage build() {
    return this;
  }

  @Override
  public HttpStatusType getStatus() {
    return status;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public @Nullable Object getBody() {
    return body;
  }

  /** What goes out for what a function returned; 200 and nothing for null. */
  static HttpAnswer answer(@Nullable Object returned) {
    if (returned == null) {
      return new HttpAnswer(200, Map.of(), Payload.of(""));
    }
    if (!(returned instanceof HttpResponseMessage message)) {
      return new HttpAnswer(200, Map.of(CONTENT_TYPE, type(returned)), bytes(returned));
    }
    SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (message instanceof Response response) {
      headers.putAll(response.headers);
    }
    Object content = message.getBody();
    if (content != null) {
      headers.putIfAbsent(CONTENT_TYPE, type(content));
    }
    return new HttpAnswer(
        message.getStatusCode(), headers, content == null ? Payload.of("") : bytes(content));
  }

  /** Of what is no bytes the real host says that it is text, even of JSON. */
  private static String type(Object body) {
    return body instanceof byte[] ? "application/octet-stream" : "text/plain; charset=utf-8";
  }

  private static Payload bytes(Object body) {
    if (body instanceof byte[] bytes) {
      return new Payload(bytes);
    }
    if (body instanceof String text) {
      return Payload.of(text);
    }
    JsonElement json = Conversion.GSON.toJsonTree(body);
    return Payload.of(OutputElements.indented(json));
  }
}
