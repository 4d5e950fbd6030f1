package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import io.queuerite.functions.internal.config.FunctionLoadException;
import io.queuerite.functions.internal.config.Names;
import io.queuerite.functions.internal.config.RetryPolicy;
import io.queuerite.functions.internal.invoke.FunctionDefinition.Trigger;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds functions by their annotations, and refuses what the real host or its build tool would. */
final class FunctionScanner {
  private FunctionScanner() {}

  /** The methods of a class that are meant to be functions. */
  static List<Method> functions(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(FunctionName.class) && !method.isBridge())
        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toGenericString))
        .toList();
  }

  static String name(Method method) {
    return method.getAnnotation(FunctionName.class).value();
  }

  /**
   * @throws FunctionLoadException where it is none that can be run
   */
  static FunctionDefinition define(Method method) {
    String name = name(method);
    Names.checkFunction(name);
    checkMethod(method);
    Bindings bindings = Bindings.of(method);
    checkNames(bindings);
    return new FunctionDefinition(
        name, method, trigger(bindings.triggers()), bindings.outputs(), retry(method));
  }

  private static void checkMethod(Method method) {
    if (!Modifier.isPublic(method.getModifiers())) {
      throw new FunctionLoadException("method %s: expected a public one".formatted(method));
    }
    long sameName =
        Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
            .filter(other -> other.getName().equals(method.getName()))
            .filter(other -> Modifier.isPublic(other.getModifiers()) && !other.isBridge())
            .count();
    if (sameName > 1) {
      throw new FunctionLoadException(
          "%s has %d public methods %s: expected one, the worker finds methods by name"
              .formatted(method.getDeclaringClass().getName(), sameName, method.getName()));
    }
  }

  private static Trigger trigger(List<Trigger> triggers) {
    if (triggers.size() != 1) {
      throw new FunctionLoadException(
          "%d triggers: expected exactly one parameter with @QueueTrigger or @HttpTrigger"
              .formatted(triggers.size()));
    }
    return triggers.get(0);
  }

  private static void checkNames(Bindings bindings) {
    Set<String> seen = new HashSet<>();
    for (String name : bindings.names()) {
      Names.checkBinding(name);
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new FunctionLoadException(
            "binding name '%s' is there twice: expected names that differ in more than case"
                .formatted(name));
      }
    }
  }

  private static @Nullable RetryPolicy retry(Method method) {
    FixedDelayRetry fixed = method.getAnnotation(FixedDelayRetry.class);
    ExponentialBackoffRetry growing = method.getAnnotation(ExponentialBackoffRetry.class);
    if (fixed != null && growing != null) {
      throw new FunctionLoadException(
          "both @FixedDelayRetry and @ExponentialBackoffRetry: expected one of them");
    }
    if (fixed != null) {
      var delay = RetryPolicy.interval("@FixedDelayRetry delayInterval", fixed.delayInterval());
      return new RetryPolicy(fixed.maxRetryCount(), delay, delay);
    }
    if (growing == null) {
      return null;
    }
    return new RetryPolicy(
        growing.maxRetryCount(),
        RetryPolicy.interval("@ExponentialBackoffRetry minimumInterval", growing.minimumInterval()),
        RetryPolicy.interval(
            "@ExponentialBackoffRetry maximumInterval", growing.maximumInterval()));
  }
}
