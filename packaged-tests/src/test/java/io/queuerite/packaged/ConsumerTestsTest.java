package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects outside of this build whose tests have the JUnit extension, as their Maven runs them.
 */
class ConsumerTestsTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  @SuppressWarnings("NullAway.Init") // JUnit's to set
  private Path directory;

  @Test
  void testsRunWhereTheSdkIsDeclaredFirst() throws Exception {
    assertThatTestsPass("junit", "sdk-first.xml", 5);
  }

  @Test
  void testsRunWhereTheExtensionIsDeclaredFirst() throws Exception {
    ConsumerProject project = assertThatTestsPass("junit", "extension-first.xml", 5);
    assertThat(project.jars("compile"))
        .as("a test dependency brings nothing to compile with")
        .isEmpty();
    assertThat(project.jars("test"))
        .filteredOn(jar -> jar.startsWith("junit-jupiter-api"))
        .containsExactly(
            "junit-jupiter-api-" + ConsumerProject.property("consumer.junit") + ".jar");
  }

  @Test
  void testsRunWhereABuildForcesNetty42() throws Exception {
    ConsumerProject project = assertThatTestsPass("junit", "netty-4.2.xml", 5);
    assertThat(project.jars("test"))
        .filteredOn(jar -> jar.startsWith("netty-"))
        .isNotEmpty()
        .allMatch(jar -> jar.contains(ConsumerProject.property("consumer.netty")));
  }

  @Test
  void testsRunOnTheLowestJUnit() throws Exception {
    ConsumerProject project = assertThatTestsPass("junit", "junit-5.13.xml", 5);
    assertThat(project.jars("test"))
        .contains(
            "junit-jupiter-api-" + ConsumerProject.property("consumer.junit.lowest") + ".jar");
  }

  @Test
  void testsOfASpringBootApplicationRun() throws Exception {
    assertThatTestsPass("spring-boot", "pom.xml", 1);
  }

  private ConsumerProject assertThatTestsPass(String name, String pom, int count) throws Exception {
    ConsumerProject project = ConsumerProject.copy(name, directory);
    List<String> said = project.build(pom, "test");
    assertThat(said)
        .anyMatch(
            line -> line.contains("Tests run: " + count + ", Failures: 0, Errors: 0, Skipped: 0"));
    return project;
  }
}
