package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as a function sees it. */
final class Request implements HttpRequestMessage<Object> {
  private final HttpCall call;
  private final @Nullable Object body;

  Request(HttpCall call, @Nullable Object body) {
    this.call = call;
    this.body = body;
  }

  @Override
  public URI getUri() {
    return call.uri();
  }

  @Override
  public HttpMethod getHttpMethod() {
    return call.method();
  }

  @Override
  public Map<String, String> getHeaders() {
    return call.headers();
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return call.query();
  }

  @Override
  public @Nullable Object getBody() {
    return body;
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new Response().status(status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new Response().status(status);
  }
}
