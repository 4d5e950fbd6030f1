package io.queuerite.junit.jupiter;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Tests that share an account, and reset it, would pull the queues from under each other: so a
 * parallel run has them wait, but for those with an account of their own.
 */
final class OneTestAtATime implements ResourceLocksProvider {
  OneTestAtATime() {}

  @Override
  public Set<Lock> provideForMethod(
      List<Class<?>> enclosingTypes, Class<?> testClass, Method testMethod) {
    TestSettings settings = TestSettings.of(testClass);
    if (settings.perTestAccount() || !settings.resetBeforeEach()) {
      return Set.of();
    }
    // The emulator is that of the outermost class.
    Class<?> outermost = enclosingTypes.isEmpty() ? testClass : enclosingTypes.get(0);
    return Set.of(new Lock("queuerite of " + outermost.getName()));
  }
}
