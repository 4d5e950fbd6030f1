package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.TraceContext;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One call of a function, through the app's middleware, which sees it as its context. */
final class MethodCall implements MiddlewareContext {
  private final Method method;
  private final Arguments arguments;
  private final RunContext context;
  private final AppServices services;
  private @Nullable Object returned;

  MethodCall(Method method, Arguments arguments, RunContext context, AppServices services) {
    this.method = method;
    this.arguments = arguments;
    this.context = context;
    this.services = services;
  }

  /**
   * Makes it, and returns what the method did.
   *
   * @throws Throwable what the function threw
   */
  @Nullable Object make() throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(services.loader());
    try {
      step(0);
      return returned;
    } catch (InvocationTargetException wrapped) {
      Throwable cause = wrapped.getCause();
      throw cause == null ? wrapped : cause;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void step(int number) throws Exception {
    if (number < services.middleware().size()) {
      services.middleware().get(number).invoke(this, unused -> step(number + 1));
      return;
    }
    boolean instanceless = Modifier.isStatic(method.getModifiers());
    Object instance = instanceless ? null : services.instance(method.getDeclaringClass());
    method.setAccessible(true);
    returned = invoke(instance);
  }

  /** Middleware sees what the function threw, not what reflection makes of it. */
  private @Nullable Object invoke(@Nullable Object instance) throws Exception {
    try {
      return method.invoke(instance, arguments.values());
    } catch (InvocationTargetException wrapped) {
      if (wrapped.getCause() instanceof Exception exception) {
        throw exception;
      }
      if (wrapped.getCause() instanceof Error error) {
        throw error;
      }
      throw wrapped;
    }
  }

  @Override
  public @Nullable String getParameterName(String annotationSimpleName) {
    return arguments.nameByAnnotation(annotationSimpleName);
  }

  @Override
  public @Nullable Object getParameterValue(String name) {
    return arguments.value(name);
  }

  @Override
  public void updateParameterValue(String name, @Nullable Object value) {
    arguments.replace(name, value);
  }

  @Override
  public @Nullable Object getReturnValue() {
    return returned;
  }

  @Override
  public void updateReturnValue(@Nullable Object value) {
    returned = value;
  }

  @Override
  public Logger getLogger() {
    return context.getLogger();
  }

  @Override
  public String getInvocationId() {
    return context.getInvocationId();
  }

  @Override
  public String getFunctionName() {
    return context.getFunctionName();
  }

  @Override
  public TraceContext getTraceContext() {
    return context.getTraceContext();
  }

  @Override
  public RetryContext getRetryContext() {
    return context.getRetryContext();
  }
}
