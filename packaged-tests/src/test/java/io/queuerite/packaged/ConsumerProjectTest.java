package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects outside of this build that depend on the emulator. Inside of it, what the parent manages
 * would hide from us what a user's Maven makes of our dependencies beside the SDK's.
 */
class ConsumerProjectTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  @SuppressWarnings("NullAway.Init") // JUnit's to set
  private Path directory;

  @Test
  void theSdkWorksBesideTheEmulatorDeclaredFirst() throws Exception {
    assertThatItReceives("azure-sdk", "emulator-first.xml");
  }

  @Test
  void theSdkWorksBesideTheEmulatorDeclaredLast() throws Exception {
    assertThatItReceives("azure-sdk", "sdk-first.xml");
  }

  @Test
  void theEmulatorRunsWhereABuildForcesNetty42() throws Exception {
    ConsumerProject project = assertThatItReceives("netty-4.2", "pom.xml");
    assertThat(project.jars("runtime"))
        .filteredOn(jar -> jar.startsWith("netty-"))
        .isNotEmpty()
        .allMatch(jar -> jar.contains(ConsumerProject.property("consumer.netty")));
    // There is no SDK here, so this is all of Jackson that the emulator brings.
    assertThat(project.jars("runtime"))
        .filteredOn(jar -> jar.startsWith("jackson-"))
        .singleElement()
        .asString()
        .startsWith("jackson-core-2.");
  }

  private ConsumerProject assertThatItReceives(String name, String pom)
      throws IOException, InterruptedException {
    ConsumerProject project = ConsumerProject.copy(name, directory);
    project.build(pom, "compile");
    assertThat(project.run()).isEqualTo("received: hello");
    assertThat(project.jars("compile"))
        .anyMatch(jar -> jar.startsWith("queuerite-emulator-"))
        .noneMatch(jar -> jar.matches("(picocli|logback|junit|opentest4j|assertj|postgresql).*"));
    return project;
  }
}
