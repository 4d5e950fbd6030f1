package io.queuerite.junit.jupiter;

import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** What is done for each test. */
record TestSettings(boolean resetBeforeEach, boolean perTestAccount) {
  static final TestSettings DEFAULT = new TestSettings(true, false);

  /** Those of a class, or of the nearest one around it that has any. */
  static TestSettings of(Class<?> testClass) {
    for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
      Optional<QueueTest> found = AnnotationSupport.findAnnotation(type, QueueTest.class);
      if (found.isPresent()) {
        return new TestSettings(found.get().resetBeforeEach(), found.get().perTestAccount());
      }
    }
    return DEFAULT;
  }
}
