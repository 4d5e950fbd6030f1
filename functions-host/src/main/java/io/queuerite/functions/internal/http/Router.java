package io.queuerite.functions.internal.http;

import io.queuerite.functions.internal.http.HttpFunction.Answer;
import io.queuerite.functions.internal.http.HttpFunction.Call;
import java.util.List;
import java.util.Map;

/** Finds the function that a request is for: a path or a method of none is 404. */
final class Router {
  private final List<HttpFunction> functions;
  private final String prefix;
  private final AdminEndpoints admin;

  /**
   * @param routePrefix of all routes, without slashes; empty for none
   */
  Router(List<HttpFunction> functions, String routePrefix, AdminEndpoints admin) {
    this.functions = functions;
    this.prefix = routePrefix.isEmpty() ? "/" : "/" + routePrefix + "/";
    this.admin = admin;
  }

  Answer answer(Call call) {
    Answer ofAdmin = admin.answer(call);
    if (ofAdmin != null) {
      return ofAdmin;
    }
    String path = call.uri().getPath();
    if (!path.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return Answer.empty(404);
    }
    String rest = path.substring(prefix.length());
    for (HttpFunction function : functions) {
      Map<String, String> route =
          function.takes(call.method()) ? function.route().match(rest) : null;
      if (route != null) {
        return function
            .body()
            .run(
                new Call(
                    call.method(), call.uri(), call.headers(), call.query(), route, call.body()));
      }
    }
    return Answer.empty(404);
  }
}
