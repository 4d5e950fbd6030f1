package io.queuerite.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the numbered cases that passed: all tests that carry the number ran and none failed. */
public final class CaseReport implements TestExecutionListener {
  /** The functions reference lists 190 cases; those from 170 on are the sample's. */
  private static final int FIRST = Integer.getInteger("queuerite.cases.first", 1);

  private static final int LAST = Integer.getInteger("queuerite.cases.last", 169);

  private final Map<Integer, Set<Status>> outcomes = new ConcurrentHashMap<>();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    // A container counts when it fails: its tests then never ran.
    if (test.isTest() || result.getStatus() == Status.FAILED) {
      record(test, result.getStatus());
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    record(test, Status.ABORTED);
  }

  private void record(TestIdentifier test, Status status) {
    test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getJavaMethod().getAnnotation(Case.class))
        .ifPresent(
            found -> IntStream.of(found.value()).forEach(number -> outcomesOf(number).add(status)));
  }

  private Set<Status> outcomesOf(int number) {
    if (number < FIRST || number > LAST) {
      throw new IllegalArgumentException("case " + number + " is not of " + FIRST + ".." + LAST);
    }
    return outcomes.computeIfAbsent(number, unused -> ConcurrentHashMap.newKeySet());
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    String summary = summary();
    System.out.println(summary);
    Path file = Path.of("target", "cases.txt");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, summary + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line: how many passed, and which of the others did not, and why. */
  String summary() {
    Predicate<Set<Status>> failed = seen -> seen.contains(Status.FAILED);
    Predicate<Set<Status>> skipped = failed.negate().and(seen -> seen.contains(Status.ABORTED));
    Predicate<Set<Status>> passed = seen -> seen.equals(Set.of(Status.SUCCESSFUL));
    String exceptions =
        listed("FAILED", failed)
            + listed("not tried", skipped)
            + listed("not yet covered", Set::isEmpty);
    return "functions.md cases %d-%d: %d passed of %d%s"
        .formatted(FIRST, LAST, numbers(passed).count(), LAST - FIRST + 1, exceptions);
  }

  private IntStream numbers(Predicate<Set<Status>> wanted) {
    return IntStream.rangeClosed(FIRST, LAST)
        .filter(number -> wanted.test(outcomes.getOrDefault(number, Set.of())));
  }

  /** For example {@code ; FAILED: 1-3, 7}. */
  private String listed(String what, Predicate<Set<Status>> wanted) {
    Set<Integer> found = numbers(wanted).boxed().collect(Collectors.toSet());
    String ranges =
        IntStream.rangeClosed(FIRST, LAST)
            .filter(number -> found.contains(number) && !found.contains(number - 1))
            .mapToObj(first -> range(first, found))
            .collect(Collectors.joining(", "));
    return ranges.isEmpty() ? "" : "; " + what + ": " + ranges;
  }

  private static String range(int first, Set<Integer> found) {
    int last = first;
    while (found.contains(last + 1)) {
      last++;
    }
    return last == first ? "" + first : first + "-" + last;
  }
}
