package io.queuerite.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.Metrics;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.ParameterException;

/** {@code --metrics}. */
final class ObservationTest {
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
