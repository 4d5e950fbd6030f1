package io.queuerite.emulator.internal.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of routes.
 *
 * @param path segments below {@code /_queuerite/}; one in braces stands for any
 */
record Route(
    String method, List<String> path, Function<Inquiry, CompletableFuture<Outcome>> action) {

  /** A route whose answer is ready at once. */
  static Route of(String method, String path, Function<Inquiry, Outcome> action) {
    return later(method, path, inquiry -> CompletableFuture.completedFuture(action.apply(inquiry)));
  }

  static Route later(
      String method, String path, Function<Inquiry, CompletableFuture<Outcome>> action) {
    return new Route(method, List.of(path.split("/", -1)), action);
  }

  /** What stands in the place of the variables; null where the path is another one. */
  @Nullable List<String> match(List<String> segments) {
    if (segments.size() != path.size()) {
      return null;
    }
    List<String> variables = new ArrayList<>(2);
    for (int i = 0; i < path.size(); i++) {
      String wanted = path.get(i);
      String given = segments.get(i);
      if (wanted.startsWith("{") && !given.isEmpty()) {
        variables.add(given);
      } else if (!wanted.equals(given)) {
        return null;
      }
    }
    return variables;
  }
}
