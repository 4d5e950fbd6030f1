package io.queuerite.functions.internal.http;

import io.queuerite.functions.internal.invoke.HttpAnswer;
import io.queuerite.functions.internal.invoke.HttpCall;
import java.util.List;
import java.util.Map;

/** Finds the function that a request is for: a path or a method of none is 404. */
final class Router {
  private final List<Route> routes;
  private final String prefix;
  private final AdminEndpoints admin;

  /**
   * @param routePrefix of all routes, without slashes; empty for none
   */
  Router(List<Route> routes, String routePrefix, AdminEndpoints admin) {
    this.routes = routes;
    this.prefix = routePrefix.isEmpty() ? "/" : "/" + routePrefix + "/";
    this.admin = admin;
  }

  HttpAnswer answer(HttpCall call) {
    HttpAnswer ofAdmin = admin.answer(call);
    if (ofAdmin != null) {
      return ofAdmin;
    }
    String path = call.uri().getPath();
    if (!path.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return Answers.empty(404);
    }
    String rest = path.substring(prefix.length());
    for (Route route : routes) {
      Map<String, String> values =
          route.takes(call.method().toString()) ? route.template().match(rest) : null;
      if (values != null) {
        return route.function().body().run(with(call, values)).answer();
      }
    }
    return Answers.empty(404);
  }

  private static HttpCall with(HttpCall call, Map<String, String> values) {
    return new HttpCall(
        call.method(), call.uri(), call.headers(), call.query(), call.body(), values);
  }
}
