package io.queuerite.emulator;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.function.Predicate;

/** Calls that reach past the emulator to the process and the machine it runs in. */
final class SystemAccess {
  private SystemAccess() {}

  static DescribedPredicate<JavaAccess<?>> endsTheProcess() {
    return access(
        "System.exit, Runtime.exit or Runtime.halt",
        name -> name.matches("java\\.lang\\.(System|Runtime)\\.(exit|halt)\\(int\\)"));
  }

  static DescribedPredicate<JavaAccess<?>> usesTheStandardStreams() {
    return access(
        "System.in, System.out, System.err or printStackTrace()",
        name ->
            name.matches("java\\.lang\\.System\\.(in|out|err)")
                || name.endsWith(".printStackTrace()"));
  }

  /** System.nanoTime measures, and cannot tell what time it is. */
  static DescribedPredicate<JavaAccess<?>> readsTheClock() {
    return access(
        "the system's clock",
        name ->
            name.startsWith("java.lang.System.currentTimeMillis(")
                || name.matches("java\\.time\\.(Clock|InstantSource)\\.(system|tick).*")
                || name.matches("java\\.time\\..*\\.now\\(.*")
                || name.matches("java\\.util\\.(Date|GregorianCalendar)\\.<init>\\(\\)")
                || name.startsWith("java.util.Calendar.getInstance("));
  }

  private static DescribedPredicate<JavaAccess<?>> access(String what, Predicate<String> target) {
    return DescribedPredicate.describe(
        what, access -> target.test(access.getTarget().getFullName()));
  }
}
