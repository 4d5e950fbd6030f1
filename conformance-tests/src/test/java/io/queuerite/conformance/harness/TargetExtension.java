package io.queuerite.conformance.harness;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the target to tests: one for a class in process, one for the whole run otherwise. JUnit
 * closes it.
 */
final class TargetExtension implements ExecutionCondition, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(TargetExtension.class);

  /** Skips each test rather than the class, so that the report knows which cases were not tried. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Setup setup = wanted(classOf(context)).setup();
    boolean cannot =
        context.getTestMethod().isPresent() && setup != Setup.PLAIN && !Endpoint.canBeStarted();
    return cannot
        ? ConditionEvaluationResult.disabled("needs a target set up for " + setup)
        : ConditionEvaluationResult.enabled("can be tried");
  }

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
    AgainstTarget wanted = wanted(ofClass);
    Setup setup = wanted.setup();
    boolean alone = (wanted.alone() || setup != Setup.PLAIN) && Endpoint.canBeStarted();
    ExtensionContext owner = alone || Endpoint.isPrivate() ? ofClass : context.getRoot();
    // A class that wants one alone must not find the one of all others: a store looks into its
    // parents'.
    Object key = alone ? ofClass.getUniqueId() : Endpoint.class;
    return owner
        .getStore(NAMESPACE)
        .computeIfAbsent(key, unused -> Endpoint.chosen(setup), Endpoint.class);
  }

  private static AgainstTarget wanted(ExtensionContext ofClass) {
    return ofClass.getRequiredTestClass().getAnnotation(AgainstTarget.class);
  }

  private static ExtensionContext classOf(ExtensionContext context) {
    ExtensionContext found = context;
    while (found.getParent().filter(parent -> parent.getTestClass().isPresent()).isPresent()) {
      found = found.getParent().orElseThrow();
    }
    return found;
  }
}
