package io.queuerite.functions.internal.http;

import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import io.queuerite.functions.internal.invoke.HttpAnswer;
import io.queuerite.functions.internal.invoke.HttpCall;
import java.util.List;
import java.util.Map;

/** Finds the function that a request is for: a path or a method of none is 404. */
final class Router {
  private static final String ADMIN = "/admin/";

  private final List<Route> routes;
  private final String prefix;
  private final Key key;
  private final AdminEndpoints admin;

  /**
   * @param routePrefix of all routes, without slashes; empty for none
   */
  Router(List<Route> routes, String routePrefix, Key key, AdminEndpoints admin) {
    this.routes = routes;
    this.prefix = routePrefix.isEmpty() ? "/" : "/" + routePrefix + "/";
    this.key = key;
    this.admin = admin;
  }

  HttpAnswer answer(HttpCall call) {
    String path = call.uri().getPath();
    if (path.startsWith(ADMIN) && !key.admits(AuthorizationLevel.ADMIN, call)) {
      return Answers.empty(401);
    }
    HttpAnswer ofAdmin = admin.answer(call);
    if (ofAdmin != null) {
      return ofAdmin;
    }
    if (!path.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return Answers.empty(404);
    }
    String rest = path.substring(prefix.length());
    for (Route route : routes) {
      Map<String, String> values =
          route.takes(call.method().toString()) ? route.template().match(rest) : null;
      if (values != null) {
        return key.admits(route.function().authLevel(), call)
            ? route.function().body().run(with(call, values)).answer()
            : Answers.empty(401);
      }
    }
    return Answers.empty(404);
  }

  private static HttpCall with(HttpCall call, Map<String, String> values) {
    return new HttpCall(
        call.method(), call.uri(), call.headers(), call.query(), call.body(), values);
  }
}
