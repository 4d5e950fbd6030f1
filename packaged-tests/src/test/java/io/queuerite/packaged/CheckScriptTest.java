package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.packaged.Machine.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./check}: what it prints last, and how it ends. */
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CheckScriptTest {
  private static final String REPORTS =
      """
      mkdir -p one/target/surefire-reports two/target/surefire-reports
      echo '<?xml version="1.0"?>
        <testsuite xmlns:x="y" name="tests=&quot;9&quot;" time="1.5" tests="12" errors="0" skipped="0" failures="0">
        <testcase name="a"/></testsuite>' >one/target/surefire-reports/TEST-a.xml
      echo '<testsuite name="b" tests="3" errors="%d" skipped="1" failures="%d"/>' \
        >two/target/surefire-reports/TEST-b.xml
      """;

  @TempDir private Path root;
  private Machine machine;

  @BeforeEach
  void clonesTheProject() throws IOException {
    machine = new Machine(root).withJdk("17.0.1").withBrowser();
  }

  @Test
  void addsUpTheTestsOfAllModulesInSurefiresWords() throws Exception {
    Outcome outcome = check(REPORTS.formatted(0, 0));
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).endsWith("\nTests run: 15, Failures: 0, Errors: 0, Skipped: 1\n");
  }

  @Test
  void tellsWhichCasesPassedBeforeTheTotals() throws Exception {
    String cases =
        """
        echo 'cases: 3 passed (in-process)
        more' >one/target/cases.txt
        echo 'cases: 2 passed (jar)' >one/target/cases-jar.txt
        """;
    assertThat(check(REPORTS.formatted(0, 0) + cases).out().lines().toList())
        .endsWith(
            "cases: 2 passed (jar)",
            "cases: 3 passed (in-process)",
            "Tests run: 15, Failures: 0, Errors: 0, Skipped: 1");
    assertThat(check(REPORTS.formatted(0, 0)).out()).doesNotContain("cases:");
  }

  @Test
  void passesItsArgumentsToMaven() throws Exception {
    machine.withMaven("3.8.7", REPORTS.formatted(0, 0));
    machine.run(machine.clone.resolve("check"), "-Dx=two words", "-q");
    assertThat(machine.mavenCalls()).containsExactly("-B -ntp verify -Dx=two words -q");
  }

  @Test
  void endsAsMavenEnds() throws Exception {
    Outcome outcome = check(REPORTS.formatted(1, 2) + "exit 7");
    assertThat(outcome.exitCode()).isEqualTo(7);
    assertThat(outcome.out()).endsWith("\nTests run: 15, Failures: 2, Errors: 1, Skipped: 1\n");
  }

  @Test
  void isNotContentWithFailuresThatMavenIgnored() throws Exception {
    assertThat(check(REPORTS.formatted(0, 1)).exitCode()).isEqualTo(1);
  }

  @Test
  void isNotContentWithNoTestsAtAll() throws Exception {
    Outcome outcome = check("");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).endsWith("\nTests run: 0, Failures: 0, Errors: 0, Skipped: 0\n");
  }

  @Test
  void doesNotCountTheReportsOfAnEarlierRun() throws Exception {
    check(REPORTS.formatted(0, 0));
    assertThat(check("").out()).endsWith("\nTests run: 0, Failures: 0, Errors: 0, Skipped: 0\n");
  }

  private Outcome check(String work) throws Exception {
    return machine.withMaven("3.8.7", work).run(machine.clone.resolve("check"));
  }

  @Test
  void withoutABrowserItSaysWhatIsMissingAndDoesNotPass(@TempDir Path bare) throws Exception {
    Machine without =
        new Machine(bare).withJdk("17.0.1").withMaven("3.8.7", REPORTS.formatted(0, 0));
    Outcome outcome = without.run(without.clone.resolve("check"));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.errorLines())
        .containsExactly(
            "check: these Debian packages, or what they hold, are missing and only root can install"
                + " them: chromium chromium-driver");
    assertThat(without.mavenCalls()).isEmpty();
  }
}
