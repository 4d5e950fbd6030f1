package io.queuerite.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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

  /**
   * Cases that rest on another emulator's source or on a guess, not on the real service. Who
   * answers those otherwise may be right.
   */
  private static final Set<Integer> UNVERIFIED =
      Set.of(31, 35, 126, 191, 195, 202, 207, 209, 230, 231);

  /** What became of a case; the worst that befell any of its tests. */
  private enum Outcome {
    PASSED,
    FAILED,
    DOUBTFUL,
    NOT_TRIED,
    NOT_COVERED
  }

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
    String summary = summary(Endpoint.choice());
    System.out.println(summary);
    String file = System.getProperty("queuerite.cases.report", "target/cases.txt");
    try {
      Files.createDirectories(Path.of(file).toAbsolutePath().getParent());
      Files.writeString(Path.of(file), summary + "\n" + groups());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line: how many passed, and which of the others did not, and why. */
  String summary(String target) {
    return "protocol.md cases: %d passed of %d (%s%s%s%s%s)"
        .formatted(
            all(Outcome.PASSED).size(),
            LISTED,
            target,
            listed("FAILED", Outcome.FAILED),
            listed("otherwise, where nobody knows", Outcome.DOUBTFUL),
            listed("not to be tried there", Outcome.NOT_TRIED),
            listed("not yet covered", Outcome.NOT_COVERED));
  }

  /**
   * A line for each chapter: its title, and how many cases are listed, were tried, and passed, with
   * tabs between.
   */
  String groups() {
    return Arrays.stream(CaseGroup.values()).map(this::line).collect(Collectors.joining());
  }

  private String line(CaseGroup group) {
    Map<Outcome, Long> counts =
        group
            .numbers()
            .mapToObj(this::outcome)
            .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
    long passed = counts.getOrDefault(Outcome.PASSED, 0L);
    long failed = counts.getOrDefault(Outcome.FAILED, 0L);
    return "%s\t%d\t%d\t%d\n"
        .formatted(group.title(), group.numbers().count(), passed + failed, passed);
  }

  private String listed(String what, Outcome outcome) {
    SortedSet<Integer> numbers = all(outcome);
    return numbers.isEmpty() ? "" : "; " + what + ": " + ranges(numbers);
  }

  private SortedSet<Integer> all(Outcome wanted) {
    return IntStream.rangeClosed(1, LISTED)
        .filter(number -> outcome(number) == wanted)
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Outcome outcome(int number) {
    Set<Status> statuses = outcomes.getOrDefault(number, Set.of());
    if (statuses.contains(Status.FAILED)) {
      boolean doubtful = UNVERIFIED.contains(number) && !Endpoint.canBeStarted();
      return doubtful ? Outcome.DOUBTFUL : Outcome.FAILED;
    }
    if (statuses.contains(Status.ABORTED)) {
      return Outcome.NOT_TRIED;
    }
    return statuses.isEmpty() ? Outcome.NOT_COVERED : Outcome.PASSED;
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
