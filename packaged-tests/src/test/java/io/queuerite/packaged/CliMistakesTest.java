package io.queuerite.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What cannot be done is said in one line that helps, and the exit code tells a mistake from bad
 * luck.
 */
@ParameterizedClass
@MethodSource("jdks")
@SuppressWarnings("NullAway.Init") // JUnit's to set
class CliMistakesTest {
  private static final int CANNOT_START = 1;
  private static final int MISTAKE = 2;

  @Parameter private Jdk jdk;
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  private Launch launch() {
    return Launch.on(jdk, directory);
  }

  @ParameterizedTest
  @CsvSource({
    "--queue-port, many, number",
    "--queuePort, 70000, 65535",
    "--queue-port, -1, 65535",
    "--queue-port, 99999999999, number",
    "--durability, always, commit",
    "--queue-keep-alive-timeout, 0, 1",
    "--queue-keep-alive-timeout, soon, number",
    "--queue-keep-alive-timeout, 86401, 86400",
    "--delete-delay, -1, 86400",
    "--deleteDelay, 86401, 86400"
  })
  void aBadValueIsToldWithItsOptionAndWhatWasExpected(
      String option, String value, String expected) {
    Pattern kebab = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    assertThat(complaint(MISTAKE, option, value))
        .containsIgnoringCase(kebab.matcher(option).replaceAll("-"))
        .contains(value, expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--queue-port", "--location", "--debug", "--durability", "--queue-host"})
  void aMissingValueIsToldWithItsOption(String option) {
    assertThat(complaint(MISTAKE, option)).contains(option);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-such-option", "-x", "stray", "--oauth"})
  void anUnknownOptionIsToldAndNotIgnored(String option) {
    assertThat(complaint(MISTAKE, option)).contains(option);
  }

  @Test
  void aBadValueInTheEnvironmentIsToldWithWhatWasExpected() {
    assertThat(complaint(MISTAKE, launch().withEnvironment("QUEUERITE_QUEUE_PORT", "many")))
        .containsPattern("--queue-port|QUEUERITE_QUEUE_PORT")
        .contains("many", "number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nokey", "name:not base64!", ":c2VjcmV0", "a_b:c2VjcmV0", "n:c2VjcmV0:YQ==:YQ=="})
  void badAccountsAreToldAndTheirKeysAreNot(String accounts) {
    assertThat(complaint(MISTAKE, launch().withEnvironment("AZURITE_ACCOUNTS", accounts)))
        .contains("AZURITE_ACCOUNTS")
        .doesNotContain("not base64!", "c2VjcmV0", "YQ==");
  }

  @ParameterizedTest
  @CsvSource({
    "c2VjcmV0, line 1: expected name:key1[:key2]",
    "name:not base64!, line 1: expected name:key1[:key2]",
    "# nobody, no account in it: expected name:key1[:key2]"
  })
  void aBrokenAccountsFileIsToldByItsLineAndItsKeysAreNot(String text, String expected)
      throws IOException {
    Path file = Files.writeString(directory.resolve("accounts"), text);
    assertThat(complaint(MISTAKE, launch().throwaway().with("--accountsFile", file)))
        .contains("--accounts-file '" + file + "': " + expected)
        .doesNotContain("c2VjcmV0", "not base64!");
  }

  @Test
  void anAccountsFileThatIsNotThereIsTold() {
    Path file = directory.resolve("nowhere");
    assertThat(complaint(MISTAKE, launch().withEnvironment("QUEUERITE_ACCOUNTS_FILE", file)))
        .contains("--accounts-file '" + file + "': no such file");
  }

  @Test
  void aPortThatIsTakenIsToldWithHowToChooseAnother() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(complaint(CANNOT_START, "--in-memory-persistence", "--queue-port", port))
          .contains(port, "--queue-port");
    }
  }

  @Test
  void anAddressThatIsNotThisMachinesIsTold() {
    assertThat(complaint(CANNOT_START, "--in-memory-persistence", "--queue-host", "192.0.2.1"))
        .contains("192.0.2.1", "--queue-host");
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    assertThat(
            complaint(
                CANNOT_START, "--queue-port", "0", "--location", file.resolve("data").toString()))
        .contains(file.toString(), "--location");
  }

  @Test
  void aFileWhereTheFolderShouldBeIsTold() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    assertThat(complaint(CANNOT_START, "--queue-port", "0", "--location", file.toString()))
        .contains(file.toString(), "--location");
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() {
    assertThat(complaint(CANNOT_START, "--queue-port", "0", "--location", "/proc"))
        .contains("/proc", "--location");
  }

  @Test
  void aFileThatIsNoDataFileIsToldAndLeftAlone() throws IOException {
    Path file =
        Files.writeString(directory.resolve("queuerite.mv.db"), "somebody else's ".repeat(999));
    assertThat(complaint(CANNOT_START, "--queue-port", "0", "--location", directory.toString()))
        .contains(file.toString());
    assertThat(file).content().startsWith("somebody else's ").hasSize(16 * 999);
  }

  @Test
  void aDataFileInUseByAnotherProcessIsTold() throws IOException {
    Launch launch = launch().with("--queue-port", 0, "--location", directory);
    try (JarProcess first = launch.start()) {
      first.client().createQueue("orders");
      assertThat(complaint(CANNOT_START, launch))
          .contains(directory.resolve("queuerite.mv.db").toString(), "another emulator");
      assertThat(first.client().exists("orders")).as("the first one is unharmed").isTrue();
    }
  }

  @Test
  void aDebugFileThatCannotBeWrittenIsTold() {
    assertThat(complaint(MISTAKE, launch().throwaway().with("--debug", directory)))
        .contains("--debug", directory.toString());
  }

  private String complaint(int exitCode, String... arguments) {
    return complaint(exitCode, launch().with((Object[]) arguments));
  }

  /** The one line that is said, on the error stream and on no other. */
  private static String complaint(int exitCode, Launch launch) {
    try (JarProcess jar = launch.start()) {
      assertThat(jar.exitCode()).as(jar.err()).isEqualTo(exitCode);
      assertThat(jar.out()).isEmpty();
      assertThat(jar.errorLines()).hasSize(1);
      return jar.err();
    }
  }
}
