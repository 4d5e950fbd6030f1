package io.queuerite.conformance.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test starts emulators itself, because it needs options that only ours has. Where the target
 * is somebody else's service it says nothing about that, and is left out.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(OwnEmulator.Condition.class)
public @interface OwnEmulator {
  /** Lets such tests run where we start the target. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return Endpoint.canBeStarted()
          ? ConditionEvaluationResult.enabled("the target is our own")
          : ConditionEvaluationResult.disabled("needs an emulator with options of its own");
    }
  }
}
