package io.queuerite.conformance.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The class's tests may take an {@link Endpoint} (a target), an {@link Account} on it, or a {@link
 * Queue} made for them alone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(TargetExtension.class)
public @interface AgainstTarget {
  /**
   * Whether the class changes, or must know, what all of an account's requests see: then it gets a
   * target to itself wherever one can be started.
   */
  boolean alone() default false;

  /**
   * What the target must have been told at its start; any but {@link Setup#PLAIN} gives the class a
   * target to itself, and skips it where none can be started.
   */
  Setup setup() default Setup.PLAIN;
}
