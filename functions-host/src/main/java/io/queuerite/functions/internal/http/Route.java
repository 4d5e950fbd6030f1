package io.queuerite.functions.internal.http;

import io.queuerite.functions.internal.invoke.HttpFunction;

/** A function, and where it is reached. */
public record Route(HttpFunction function, RouteTemplate template) {
  /**
   * Reads the function's route.
   *
   * @throws IllegalArgumentException naming the route and what is wrong with it
   */
  public static Route of(HttpFunction function) {
    return new Route(function, RouteTemplate.parse(function.route()));
  }

  boolean takes(String method) {
    return function.methods().isEmpty()
        || function.methods().stream().anyMatch(each -> each.toString().equals(method));
  }
}
