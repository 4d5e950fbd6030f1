package io.queuerite.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** The tally must not flatter: it is what the project says of itself. */
@Tag("harness")
class CaseReportTest {
  private final CaseReport report = new CaseReport();

  @Test
  void countsACaseOnceHoweverManyTestsCarryIt() {
    finish("oneAndTwo", TestExecutionResult.successful());
    finish("two", TestExecutionResult.successful());
    assertThat(report.summary("jar"))
        .isEqualTo("protocol.md cases: 2 passed of 247 (jar; not yet covered: 3-247)");
  }

  @Test
  void oneFailureFailsTheCase() {
    finish("oneAndTwo", TestExecutionResult.successful());
    finish("two", TestExecutionResult.failed(new AssertionError()));
    assertThat(report.summary("jar")).contains(": 1 passed of").contains("; FAILED: 2;");
  }

  @Test
  void aSkippedTestIsNotAPassedCase() {
    finish("oneAndTwo", TestExecutionResult.aborted(null));
    finish("two", TestExecutionResult.successful());
    assertThat(report.summary("jar"))
        .contains(": 0 passed of")
        .contains("; not to be tried there: 1-2;");
  }

  @Test
  void countsWhatWasTriedByChapter() {
    finish("oneAndTwo", TestExecutionResult.successful());
    finish("two", TestExecutionResult.failed(new AssertionError()));
    finish("twenty", TestExecutionResult.aborted(null));
    assertThat(report.groups())
        .startsWith("Envelope, headers, versions\t18\t2\t1\nList Queues\t16\t0\t0\n");
  }

  @Test
  void everyCaseIsInOneChapter() {
    assertThat(Arrays.stream(CaseGroup.values()).flatMapToInt(CaseGroup::numbers).boxed().toList())
        .isEqualTo(IntStream.rangeClosed(1, 247).boxed().toList());
  }

  private void finish(String method, TestExecutionResult result) {
    report.executionFinished(TestIdentifier.from(descriptor(method)), result);
  }

  private static TestDescriptor descriptor(String method) {
    MethodSource source = MethodSource.from(Numbered.class.getName(), method);
    return new AbstractTestDescriptor(
        UniqueId.forEngine("none").append("m", method), method, source) {
      @Override
      public Type getType() {
        return Type.TEST;
      }
    };
  }

  /** Carries numbers as tests do. */
  static final class Numbered {
    @Case({1, 2})
    void oneAndTwo() {}

    @Case(2)
    void two() {}

    @Case(20)
    void twenty() {}
  }
}
