package io.queuerite.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.EmulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --store} and who is let in. */
final class StoreFlagsTest {
  private static final String URL = "jdbc:postgresql://db:5432/queues";

  private static EmulatorOptions options(Map<String, String> environment, String... arguments) {
    RunCommand command = new RunCommand();
    CommandLines.of(command, environment).parseArgs(arguments);
    return command.options(environment);
  }

  @Test
  void aDatabaseTakesThePlaceOfAFolder() {
    EmulatorOptions options = options(Map.of(), "--store", URL, "--store-user", "me");
    assertThat(options.store()).isEqualTo(URL);
    assertThat(options.location()).isNull();
    assertThat(options(Map.of()).store()).isNull();
  }

  @Test
  void theEnvironmentChoosesToo() {
    Map<String, String> environment =
        Map.of(
            "QUEUERITE_STORE", URL,
            "QUEUERITE_STORE_USER", "me",
            "QUEUERITE_STORE_PASSWORD", "secret");
    EmulatorOptions options = options(environment);
    assertThat(options.store()).isEqualTo(URL);
    assertThat(options.toString()).contains(URL).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --location x                | --location
          -l x                        | --location
          --in-memory-persistence     | --in-memory-persistence
          --durability fsync          | --durability
          """)
  void anotherPlaceForDataBesideItIsAMistake(String arguments, String other) {
    String[] all = ("--store " + URL + " " + arguments).split(" ", -1);
    assertThatThrownBy(() -> options(Map.of(), all))
        .isInstanceOf(MistakeException.class)
        .hasMessage("--store and " + other + ": expected one of them");
  }

  /** It is where the certificate is kept. */
  @Test
  void aFolderForACertificateMayStandBesideIt(@TempDir Path folder) {
    EmulatorOptions options =
        options(Map.of(), "--store", URL, "--https", "auto", "--location", folder.toString());
    assertThat(options.https()).hasToString("auto");
    assertThat(options.location()).isNull();
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> options(Map.of(), "--store", URL + "?password=secret"))
        .isInstanceOf(MistakeException.class)
        .message()
        .startsWith("--store: expected no password")
        .doesNotContain("secret");
  }

  @Test
  void anotherDatabaseIsRefused() {
    assertThatThrownBy(() -> options(Map.of(), "--store", "jdbc:mysql://db/q"))
        .isInstanceOf(MistakeException.class)
        .hasMessage("--store 'jdbc:mysql://db/q': expected jdbc:postgresql://HOST[:PORT]/DATABASE");
  }

  @Test
  void aPasswordFileThatCannotBeReadIsTold(@TempDir Path folder) throws IOException {
    String file = folder.resolve("missing").toString();
    assertThatThrownBy(() -> options(Map.of(), "--store", URL, "--store-password-file", file))
        .isInstanceOf(MistakeException.class)
        .hasMessage("--store-password-file '" + file + "': expected a file that can be read");
  }
}
