package io.queuerite.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** The tally must not flatter: it is what the project says of itself. */
final class CaseReportTest {
  private final CaseReport report = new CaseReport();

  @Test
  void countsACaseOnceHoweverManyTestsCarryIt() {
    finish("oneAndTwo", TestExecutionResult.successful());
    finish("two", TestExecutionResult.successful());
    assertThat(report.summary())
        .isEqualTo("functions.md cases 1-169: 2 passed of 169; not yet covered: 3-169");
  }

  @Test
  void oneFailureFailsTheCaseAndASkippedTestPassesNone() {
    finish("oneAndTwo", TestExecutionResult.aborted(null));
    finish("two", TestExecutionResult.failed(new AssertionError()));
    assertThat(report.summary())
        .isEqualTo(
            "functions.md cases 1-169: 0 passed of 169; FAILED: 2; not tried: 1; not yet covered: 3-169");
  }

  private void finish(String method, TestExecutionResult result) {
    MethodSource source = MethodSource.from(Numbered.class.getName(), method);
    UniqueId id = UniqueId.forEngine("none").append("m", method);
    report.executionFinished(
        TestIdentifier.from(
            new AbstractTestDescriptor(id, method, source) {
              @Override
              public TestDescriptor.Type getType() {
                return TestDescriptor.Type.TEST;
              }
            }),
        result);
  }

  /** Carries numbers as tests do. */
  static final class Numbered {
    @Case({1, 2})
    void oneAndTwo() {}

    @Case(2)
    void two() {}
  }
}
