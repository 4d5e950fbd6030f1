package io.queuerite.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
  /** How many cases the protocol reference lists. */
  private static final int LISTED = 247;

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
    Optional<Case> numbers =
        test.getSource()
            .filter(MethodSource.class::isInstance)
            .map(source -> ((MethodSource) source).getJavaMethod().getAnnotation(Case.class));
    numbers.ifPresent(
        found -> IntStream.of(found.value()).forEach(number -> outcomesOf(number).add(status)));
  }

  private Set<Status> outcomesOf(int number) {
    if (number < 1 || number > LISTED) {
      throw new IllegalArgumentException("case " + number + " is not among 1.." + LISTED);
    }
    return outcomes.computeIfAbsent(number, unused -> ConcurrentHashMap.newKeySet());
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    String report = report();
    System.out.println(report);
    String file = System.getProperty("queuerite.cases.report", "target/cases.txt");
    try {
      Files.createDirectories(Path.of(file).toAbsolutePath().getParent());
      Files.writeString(Path.of(file), report + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String report() {
    SortedSet<Integer> passed = numbers(EnumSet.of(Status.SUCCESSFUL)::equals);
    SortedSet<Integer> failed = numbers(statuses -> statuses.contains(Status.FAILED));
    SortedSet<Integer> skipped =
        numbers(statuses -> !statuses.contains(Status.FAILED) && statuses.contains(Status.ABORTED));
    SortedSet<Integer> uncovered = numbers(Set::isEmpty);
    StringBuilder text = new StringBuilder();
    text.append("protocol.md cases: %d passed of %d listed".formatted(passed.size(), LISTED));
    append(text, "FAILED", failed);
    append(text, "not to be tried on this target", skipped);
    append(text, "not yet covered", uncovered);
    return text.toString();
  }

  private static void append(StringBuilder text, String what, SortedSet<Integer> numbers) {
    if (!numbers.isEmpty()) {
      text.append(" (").append(what).append(": ").append(ranges(numbers)).append(')');
    }
  }

  private SortedSet<Integer> numbers(Predicate<Set<Status>> wanted) {
    return IntStream.rangeClosed(1, LISTED)
        .filter(number -> wanted.test(outcomes.getOrDefault(number, Set.of())))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** For example {@code 1-3, 7}. */
  private static String ranges(SortedSet<Integer> numbers) {
    return numbers.stream()
        .filter(number -> !numbers.contains(number - 1))
        .map(first -> first + lastOfRun(numbers, first))
        .collect(Collectors.joining(", "));
  }

  private static String lastOfRun(SortedSet<Integer> numbers, int first) {
    int last = first;
    while (numbers.contains(last + 1)) {
      last++;
    }
    return last == first ? "" : "-" + last;
  }
}
