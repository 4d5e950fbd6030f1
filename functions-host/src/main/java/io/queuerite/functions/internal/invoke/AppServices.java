package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import io.queuerite.functions.HostStartException;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * What an app brings to take part in its own running.
 *
 * @param loader the app's classes
 * @param injector makes instances; null where each run makes its own
 * @param middleware around every call, the first outermost
 */
record AppServices(
    ClassLoader loader, @Nullable FunctionInstanceInjector injector, List<Middleware> middleware) {

  /**
   * @throws HostStartException where there are two that make instances
   */
  static AppServices of(ClassLoader loader) {
    List<FunctionInstanceInjector> injectors =
        ServiceLoader.load(FunctionInstanceInjector.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    if (injectors.size() > 1) {
      throw new HostStartException(
          "%d services FunctionInstanceInjector (%s): expected one at most"
              .formatted(
                  injectors.size(),
                  String.join(
                      ", ", injectors.stream().map(each -> each.getClass().getName()).toList())));
    }
    List<Middleware> middleware =
        ServiceLoader.load(Middleware.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return new AppServices(loader, injectors.isEmpty() ? null : injectors.get(0), middleware);
  }

  /** One for a run. */
  Object instance(Class<?> type) throws Exception {
    if (injector != null) {
      return injector.getInstance(type);
    }
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
