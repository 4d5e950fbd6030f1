package io.queuerite.junit.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the queue that a {@code QueueClient}, {@code QueueAsyncClient} or {@link
 * io.queuerite.emulator.testing.QueueProbe} is for. It is created where it does not exist, and the
 * journal does not show that. Without this annotation the queue has a name that no other has.
 */
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Queue {
  /** The name: 3 to 63 lower-case letters, digits and single dashes. */
  String value();
}
