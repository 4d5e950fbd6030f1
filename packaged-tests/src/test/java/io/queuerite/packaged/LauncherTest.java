package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.queuerite.packaged.Machine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./queuerite}: builds when it must, starts the emulator, and says what is missing. */
@SuppressWarnings("NullAway.Init") // JUnit's to set
class LauncherTest {
  @TempDir private Path root;
  private Machine machine;
  private Path launcher;

  @BeforeEach
  void clonesTheProject() throws IOException {
    machine = new Machine(root);
    launcher = machine.clone.resolve("queuerite");
  }

  @Test
  void buildsOnTheFirstStartAndNotOnTheSecond() throws Exception {
    machine.withJdk("17.0.1").withMaven();
    Outcome first = machine.run(launcher, "--queue-port", "0");
    Outcome second = machine.run(launcher, "--queue-port", "0");
    assertThat(first.exitCode()).isZero();
    assertThat(first.errorLines())
        .singleElement()
        .asString()
        .matches("queuerite: building the emulator \\.\\.\\. done in \\d+ s");
    assertThat(second).isEqualTo(new Outcome(0, first.out(), List.of()));
    assertThat(machine.mavenCalls()).hasSize(1);
  }

  @Test
  void passesEveryArgumentOnAndStaysInTheCallersDirectory() throws Exception {
    machine.withJdk("21").withMaven();
    Path link = Files.createSymbolicLink(machine.elsewhere.resolve("link"), launcher);
    assertThat(machine.run(link, "-l", "two words", "", "*").out())
        .isEqualTo(
            "java in %s:\n<-jar><%s/emulator/target/queuerite.jar><-l><two words><><*>"
                .formatted(machine.elsewhere, machine.clone));
  }

  @Test
  void buildsAgainWhenASourceHasChangedOrGone() throws Exception {
    machine.withJdk("17.0.1").withMaven();
    Path source = Files.writeString(machine.clone.resolve("emulator/src/main/java/A.java"), "");
    machine.run(launcher);
    touch(source);
    machine.run(launcher);
    assertThat(machine.mavenCalls()).hasSize(2);
    Files.delete(source);
    touch(machine.clone.resolve("emulator/src/main/java"));
    machine.run(launcher);
    assertThat(machine.mavenCalls()).hasSize(3);
  }

  @Test
  void doesNotTrustAJarWhoseBuildWasCutShort() throws Exception {
    machine.withJdk("17.0.1").withMaven();
    machine.run(launcher);
    Files.createFile(machine.clone.resolve("emulator/target/queuerite.jar.unfinished"));
    machine.run(launcher);
    machine.run(launcher);
    assertThat(machine.mavenCalls()).hasSize(2);
  }

  @Test
  void twoStartedAtOnceBuildOnce() throws Exception {
    Path go = root.resolve("go");
    machine
        .withJdk("17.0.1")
        .withMaven(
            "3.9.0",
            "until [ -e '"
                + go
                + "' ]; do sleep 0.01; done; echo jar >emulator/target/queuerite.jar");
    Process first = machine.start(launcher);
    Process second = machine.start(launcher);
    await()
        .until(
            () ->
                first.getErrorStream().available() > 0 && second.getErrorStream().available() > 0);
    Files.createFile(go);
    assertThat(Machine.finish(first).exitCode()).isZero();
    assertThat(Machine.finish(second).exitCode()).isZero();
    assertThat(machine.mavenCalls()).hasSize(1);
  }

  @Test
  void showsTheBuildsLogWhenItFailsAndTriesAgainNextTime() throws Exception {
    machine.withJdk("17.0.1").withMaven("3.8.7", "echo 'cannot resolve'; exit 1");
    Outcome failed = machine.run(launcher);
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.errorLines()).hasSize(3);
    assertThat(failed.errorLines().get(1)).isEqualTo("cannot resolve");
    assertThat(failed.errorLines().get(2)).contains("the build failed", "start again");
    assertThat(machine.withMaven().run(launcher).exitCode()).isZero();
  }

  @Test
  void saysThatJavaIsMissing() throws Exception {
    assertComplaint("no java found", "17", "JAVA_HOME");
  }

  @Test
  void saysThatJavaIsTooOld() throws Exception {
    machine.withJdk("11.0.2").withMaven();
    assertComplaint("11.0.2", "17");
  }

  @Test
  void saysThatThereIsNoCompiler() throws Exception {
    machine.withJdk("17.0.1").withoutCompiler().withMaven();
    assertComplaint("no javac", "default-jdk-headless");
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    machine.withJdk("17.0.1");
    assertComplaint("no mvn", "3.8");
  }

  @Test
  void saysThatMavenIsTooOld() throws Exception {
    machine.withJdk("17.0.1").withMaven("3.6.3", "");
    assertComplaint("3.6.3", "3.8");
  }

  @Test
  void startsTheRealJarWithoutABuild() throws Exception {
    Path link = Files.createSymbolicLink(root.resolve("real"), Launch.HOME.resolve("queuerite"));
    Process process = new ProcessBuilder(link.toString(), "-v").directory(root.toFile()).start();
    assertThat(Machine.finish(process))
        .isEqualTo(new Outcome(0, System.getProperty("queuerite.version") + "\n", List.of()));
  }

  private void assertComplaint(String... parts) throws Exception {
    Outcome outcome = machine.run(launcher);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines()).singleElement().asString().contains(parts);
    assertThat(machine.mavenCalls()).isEmpty();
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofSeconds(5))));
  }
}
