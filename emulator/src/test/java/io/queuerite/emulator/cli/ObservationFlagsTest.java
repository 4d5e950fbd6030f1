package io.queuerite.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.ParameterException;

/** {@code --metrics} and {@code --access-log}. */
final class ObservationFlagsTest {
  private static EmulatorOptions options(Map<String, String> environment, String... arguments) {
    RunCommand command = new RunCommand();
    CommandLines.of(command, environment).parseArgs(arguments);
    return command.options(environment);
  }

  @ParameterizedTest
  @EnumSource
  void whoMayReadTheMetricsIsChosen(Metrics readers) {
    String name = readers.name().toLowerCase(Locale.ROOT);
    assertThat(options(Map.of(), "--metrics", name).metrics()).isEqualTo(readers);
    assertThat(options(Map.of("QUEUERITE_METRICS", name)).metrics()).isEqualTo(readers);
  }

  @Test
  void theAccessLogIsChosenWithItsForm(@TempDir Path folder) {
    Path file = folder.resolve("logs").resolve("access.log");
    assertThat(options(Map.of()).accessLog()).isNull();
    assertThat(options(Map.of(), "--access-log", file.toString()).accessLog())
        .hasToString("AZURE to " + file);
    assertThat(
            options(
                    Map.of(
                        "QUEUERITE_ACCESS_LOG",
                        file.toString(),
                        "QUEUERITE_ACCESS_LOG_FORMAT",
                        "json"))
                .accessLog())
        .hasToString("JSON to " + file);
    assertThat(options(Map.of(), "--access-log", "-", "--access-log-format", "json").accessLog())
        .hasToString("JSON to a stream");
  }

  @Test
  void mistakesWithTheAccessLogAreTold(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThat(mistake("--access-log-format", "json"))
        .isEqualTo("--access-log-format: expected --access-log with it");
    assertThat(mistake("--access-log", folder.toString()))
        .startsWith("--access-log '" + folder + "': expected a file that can be written: ");
    assertThat(mistake("--access-log", file.resolve("log").toString()))
        .startsWith("--access-log '" + file.resolve("log") + "': expected a file");
    assertThat(mistake("--access-log", "-", "--access-log-format", "xml"))
        .isEqualTo("--access-log-format 'xml': expected azure, json");
  }

  private static String mistake(String... arguments) {
    try {
      throw new AssertionError("accepted as " + options(Map.of(), arguments));
    } catch (ParameterException | MistakeException mistake) {
      return Mistakes.oneLine(mistake);
    }
  }

  @Test
  void whoMaySteerReadsUnlessToldOtherwise() {
    assertThat(options(Map.of()).metrics()).isEqualTo(Metrics.CONTROL);
  }

  @Test
  void otherReadersAreToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> options(Map.of(), "--metrics", "all"))
        .isInstanceOfSatisfying(
            ParameterException.class,
            mistake ->
                assertThat(Mistakes.oneLine(mistake))
                    .isEqualTo("--metrics 'all': expected control, any, off"));
  }
}
