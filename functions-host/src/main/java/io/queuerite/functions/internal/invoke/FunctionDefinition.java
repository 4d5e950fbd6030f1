package io.queuerite.functions.internal.invoke;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import io.queuerite.functions.internal.config.RetryPolicy;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of a method say, checked as far as it can be without settings.
 *
 * @param name of the function
 * @param method what to call
 * @param trigger what starts it
 * @param outputs its queue outputs, in order of the parameters, the method's own last
 * @param retry its own policy; null for none
 */
record FunctionDefinition(
    String name,
    Method method,
    Trigger trigger,
    List<QueueOut> outputs,
    @Nullable RetryPolicy retry) {
  /** The name of the binding that a method's return value goes to. */
  static final String RETURN = "$return";

  /** What starts a function. */
  sealed interface Trigger {
    String binding();
  }

  /** A message. */
  record QueueIn(String binding, String queue, String connection, boolean binary)
      implements Trigger {}

  /**
   * A request.
   *
   * @param route as the annotation has it; the function's name where that is empty
   * @param methods empty for all
   */
  record HttpIn(
      String binding, String route, List<HttpMethod> methods, AuthorizationLevel authLevel)
      implements Trigger {}

  /** Where messages go to. */
  record QueueOut(String binding, String queue, String connection) {}

  FunctionDefinition {
    outputs = List.copyOf(outputs);
  }
}
