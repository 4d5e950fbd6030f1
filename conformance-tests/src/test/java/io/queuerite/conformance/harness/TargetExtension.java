package io.queuerite.conformance.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the target to tests: one for a class in process, one for the whole run otherwise. JUnit
 * closes it.
 */
final class TargetExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(TargetExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Endpoint.class || type == Account.class || type == Queue.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Endpoint endpoint = endpoint(context);
    Class<?> type = parameter.getParameter().getType();
    if (type == Endpoint.class) {
      return endpoint;
    }
    Account account = new Account(endpoint);
    return type == Account.class ? account : account.newQueue();
  }

  private static Endpoint endpoint(ExtensionContext context) {
    ExtensionContext ofClass = classOf(context);
    boolean alone =
        ofClass.getRequiredTestClass().getAnnotation(AgainstTarget.class).alone()
            && Endpoint.canBeStarted();
    ExtensionContext owner = alone || Endpoint.isPrivate() ? ofClass : context.getRoot();
    // A class that wants one alone must not find the one of all others: a store looks into its
    // parents'.
    Object key = alone ? ofClass.getUniqueId() : Endpoint.class;
    return owner
        .getStore(NAMESPACE)
        .computeIfAbsent(key, unused -> Endpoint.chosen(), Endpoint.class);
  }

  private static ExtensionContext classOf(ExtensionContext context) {
    ExtensionContext found = context;
    while (found.getParent().filter(parent -> parent.getTestClass().isPresent()).isPresent()) {
      found = found.getParent().orElseThrow();
    }
    return found;
  }
}
