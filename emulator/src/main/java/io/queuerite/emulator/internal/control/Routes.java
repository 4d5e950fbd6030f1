package io.queuerite.emulator.internal.control;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The table of routes, read from top to bottom. */
final class Routes {
  private final List<Route> table;

  /**
   * A route that fits.
   *
   * @param variables what stands in the place of its variables
   */
  record Found(Route route, List<String> variables) {}

  Routes(
      HealthResource health,
      OverviewResource overview,
      ClockResource clock,
      FaultsResource faults,
      RequestsResource requests,
      QueuesResource queues,
      MessagesResource messages,
      ResetResource reset) {
    table =
        List.of(
            Route.later("GET", "health", health::tell),
            Route.of("GET", "overview", overview::tell),
            Route.of("GET", "clock", clock::tell),
            Route.of("PUT", "clock", clock::move),
            Route.of("POST", "clock", clock::move),
            Route.of("GET", "faults", faults::list),
            Route.of("POST", "faults", faults::add),
            Route.of("DELETE", "faults", faults::clear),
            Route.of("DELETE", "faults/{id}", faults::remove),
            Route.later("GET", "requests", requests::list),
            Route.of("DELETE", "requests", requests::clear),
            Route.of("GET", "queues", queues::list),
            Route.of("GET", "queues/{name}", queues::show),
            Route.of("PUT", "queues/{name}", queues::create),
            Route.of("DELETE", "queues/{name}", queues::delete),
            Route.of("POST", "queues/{name}/redrive", messages::redrive),
            Route.of("GET", "queues/{name}/messages", messages::list),
            Route.of("POST", "queues/{name}/messages", messages::put),
            Route.of("DELETE", "queues/{name}/messages", messages::clear),
            Route.of("DELETE", "queues/{name}/messages/{id}", messages::remove),
            Route.of("POST", "queues/{name}/messages/{id}/release", messages::release),
            Route.of("POST", "reset", reset::reset));
  }

  /**
   * Finds the first route that fits.
   *
   * @throws Refusal where there is no such path, or it does not take that method
   */
  Found find(String method, List<String> segments) {
    Set<String> others = new LinkedHashSet<>();
    for (Route route : table) {
      List<String> variables = route.match(segments);
      if (variables != null && route.method().equals(method)) {
        return new Found(route, variables);
      } else if (variables != null) {
        others.add(route.method());
      }
    }
    if (!others.isEmpty()) {
      String allow = String.join(", ", others);
      throw Refusal.method("method '" + method + "': expected " + allow, allow);
    }
    throw Refusal.notFound(
        "'%s': expected %s".formatted(String.join("/", segments), String.join(", ", paths())));
  }

  private Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    table.forEach(route -> paths.add(String.join("/", route.path())));
    return paths;
  }
}
