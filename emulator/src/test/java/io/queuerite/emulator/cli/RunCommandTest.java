package io.queuerite.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.Control;
import io.queuerite.emulator.Durability;
import io.queuerite.emulator.EmulatorOptions;
import io.queuerite.emulator.GeoReplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** From flags and environment to options. */
final class RunCommandTest {
  private static RunCommand parse(Map<String, String> environment, String... arguments) {
    RunCommand command = new RunCommand();
    CommandLines.of(command, environment).parseArgs(arguments);
    return command;
  }

  private static EmulatorOptions options(Map<String, String> environment, String... arguments) {
    return parse(environment, arguments).options(environment);
  }

  private static EmulatorOptions options(String... arguments) {
    return options(Map.of(), arguments);
  }

  private static String mistake(Map<String, String> environment, String... arguments) {
    try {
      EmulatorOptions options = options(environment, arguments);
      throw new AssertionError("accepted as " + options);
    } catch (ParameterException | MistakeException mistake) {
      String line = Mistakes.oneLine(mistake);
      assertThat(line).doesNotContain("\n").isNotBlank();
      return line;
    }
  }

  @Test
  void withoutArgumentsItIsWhatToolsExpect() {
    EmulatorOptions options = options();
    assertThat(options.host()).isEqualTo("127.0.0.1");
    assertThat(options.port()).isEqualTo(10001);
    assertThat(options.location()).isEqualTo(Path.of("queuerite-data"));
    assertThat(options.durability()).isEqualTo(Durability.COMMIT);
    assertThat(options.keepAlive()).isEqualTo(Duration.ofMinutes(2));
    assertThat(options.accounts()).containsOnlyKeys("devstoreaccount1");
    assertThat(options.loose()).isFalse();
    assertThat(options.skipApiVersionCheck()).isFalse();
    assertThat(options.hostStyle()).isTrue();
    assertThat(options.deleteDelay()).isZero();
    assertThat(options.geoReplication()).isEqualTo(GeoReplication.LIVE);
    assertThat(options.control()).isEqualTo(Control.LOOPBACK);
  }

  @Test
  void whoMaySteerItIsChosen() {
    assertThat(options("--control", "any").control()).isEqualTo(Control.ANY);
    assertThat(options(Map.of("QUEUERITE_CONTROL", "off")).control()).isEqualTo(Control.OFF);
    assertThat(mistake(Map.of(), "--control", "all"))
        .isEqualTo("--control 'all': expected loopback, any, off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--queue-port 5", "--queuePort 5", "--queue-port=5", "--queuePort=5"})
  void thePortHasTwoNames(String arguments) {
    assertThat(options(arguments.split(" ", -1)).port()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--queue-host ::1", "--queueHost ::1"})
  void theHostHasTwoNames(String arguments) {
    assertThat(options(arguments.split(" ", -1)).host()).isEqualTo("::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-l a", "--location a", "--location=a"})
  void theLocationHasTwoNames(String arguments) {
    assertThat(options(arguments.split(" ", -1)).location()).isEqualTo(Path.of("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--in-memory-persistence", "--inMemoryPersistence"})
  void memoryOutranksALocation(String flag) {
    assertThat(options(flag).location()).isNull();
    assertThat(options(flag, "-l", "a").location()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--queue-keep-alive-timeout 5", "--queueKeepAliveTimeout 5"})
  void theKeepAliveHasTwoNames(String arguments) {
    assertThat(options(arguments.split(" ", -1)).keepAlive()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete-delay 30", "--deleteDelay 30"})
  void theDeleteDelayHasTwoNames(String arguments) {
    assertThat(options(arguments.split(" ", -1)).deleteDelay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options(Map.of("QUEUERITE_DELETE_DELAY", "30")).deleteDelay())
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void anAccountsFileOutranksTheVariables(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("accounts"), "filed:AAECAwQFBgc=");
    Map<String, String> variable = Map.of("AZURITE_ACCOUNTS", "listed:AAECAwQFBgc=");
    for (String name : List.of("--accounts-file", "--accountsFile")) {
      EmulatorOptions options = options(variable, name, file.toString());
      assertThat(options.accounts()).containsOnlyKeys("filed");
      assertThat(options.accountsFile()).isEqualTo(file);
    }
    assertThat(options(Map.of("QUEUERITE_ACCOUNTS_FILE", file.toString())).accounts())
        .containsOnlyKeys("filed");
    Files.writeString(file, "filed");
    assertThat(mistake(Map.of(), "--accountsFile", file.toString()))
        .startsWith("--accounts-file '" + file + "': line 1: expected name:key1[:key2]");
  }

  @ParameterizedTest
  @CsvSource({"live, LIVE", "bootstrap, BOOTSTRAP", "UNAVAILABLE, UNAVAILABLE"})
  void theSecondarysStatusHasTwoNames(String written, GeoReplication status) {
    for (String name : List.of("--geo-replication", "--geoReplication")) {
      assertThat(options(name, written).geoReplication()).isEqualTo(status);
    }
    assertThat(options(Map.of("QUEUERITE_GEO_REPLICATION", written)).geoReplication())
        .isEqualTo(status);
  }

  @Test
  void theSwitchesHaveTwoNamesEach() {
    assertThat(options("-L").loose()).isTrue();
    assertThat(options("--loose").loose()).isTrue();
    assertThat(options("--skip-api-version-check").skipApiVersionCheck()).isTrue();
    assertThat(options("--skipApiVersionCheck").skipApiVersionCheck()).isTrue();
    assertThat(options("--disable-product-style-url").hostStyle()).isFalse();
    assertThat(options("--disableProductStyleUrl").hostStyle()).isFalse();
    assertThat(parse(Map.of(), "-s").silent).isTrue();
    assertThat(parse(Map.of(), "--silent").silent).isTrue();
    assertThat(parse(Map.of(), "--disable-telemetry").disableTelemetry).isTrue();
    assertThat(parse(Map.of(), "--disableTelemetry").disableTelemetry).isTrue();
    assertThat(parse(Map.of(), "-d", "log").debug).isEqualTo(Path.of("log"));
    assertThat(parse(Map.of(), "--debug", "log").debug).isEqualTo(Path.of("log"));
  }

  /** In a Turkish locale the capital of i is another letter. */
  @ParameterizedTest
  @CsvSource({
    "relaxed, RELAXED",
    "commit, COMMIT",
    "COMMIT, COMMIT",
    "fsync, FSYNC",
    "Fsync, FSYNC"
  })
  void aDurabilityIsReadInAnyCase(String written, Durability durability) {
    assertThat(options("--durability", written).durability()).isEqualTo(durability);
    assertThat(options(Map.of("QUEUERITE_DURABILITY", written)).durability()).isEqualTo(durability);
  }

  @Test
  void everyOptionHasAVariableAndADocumentedName() {
    TreeSet<String> variables = new TreeSet<>();
    List<OptionSpec> all = CommandLines.of(new RunCommand(), Map.of()).getCommandSpec().options();
    for (OptionSpec option : all) {
      assertThat(variables.add(CommandLines.variable(option))).as("its own").isTrue();
    }
    assertThat(variables)
        .contains("QUEUERITE_QUEUE_PORT", "QUEUERITE_IN_MEMORY_PERSISTENCE", "QUEUERITE_LOCATION")
        .allMatch(name -> name.matches("QUEUERITE_[A-Z_]+"));
  }

  @Test
  void variablesAreReadAndFlagsOutrankThem() {
    Map<String, String> environment =
        Map.of(
            "QUEUERITE_QUEUE_PORT", "7",
            "QUEUERITE_QUEUE_HOST", "0.0.0.0",
            "QUEUERITE_LOCATION", "a",
            "QUEUERITE_LOOSE", "true",
            "QUEUERITE_SILENT", "false",
            "QUEUERITE_QUEUE_KEEP_ALIVE_TIMEOUT", "9");
    EmulatorOptions options = options(environment);
    assertThat(options.port()).isEqualTo(7);
    assertThat(options.host()).isEqualTo("0.0.0.0");
    assertThat(options.location()).isEqualTo(Path.of("a"));
    assertThat(options.loose()).isTrue();
    assertThat(options.keepAlive()).isEqualTo(Duration.ofSeconds(9));
    assertThat(parse(environment).silent).isFalse();
    assertThat(options(environment, "--queuePort", "8").port()).isEqualTo(8);
    assertThat(options(environment, "-l", "b").location()).isEqualTo(Path.of("b"));
  }

  @Test
  void aSwitchGivenInBothPlacesIsOn() {
    assertThat(options(Map.of("QUEUERITE_LOOSE", "true"), "--loose").loose()).isTrue();
    assertThat(options(Map.of("QUEUERITE_LOOSE", "false"), "--loose").loose()).isTrue();
    assertThat(
            options(Map.of("QUEUERITE_IN_MEMORY_PERSISTENCE", "true"), "--inMemoryPersistence")
                .location())
        .isNull();
  }

  @Test
  void anEmptyVariableIsNone() {
    assertThat(options(Map.of("QUEUERITE_QUEUE_PORT", "")).port()).isEqualTo(10001);
  }

  @Test
  void helpAndVersionAreNotAskedForByTheEnvironment() {
    RunCommand command = parse(Map.of("QUEUERITE_HELP", "true", "QUEUERITE_VERSION", "true"));
    assertThat(command.help || command.version).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --queue-port 65536               | --queue-port '65536': expected a whole number from 0 to 65535
          --queuePort -1                   | --queue-port '-1': expected a whole number from 0 to 65535
          --queue-port x                   | --queue-port 'x': expected a whole number
          --queue-port 1.5                 | --queue-port '1.5': expected a whole number
          --queueKeepAliveTimeout 0        | --queue-keep-alive-timeout '0': expected a whole number from 1 to 86400
          --queue-keep-alive-timeout 86401 | --queue-keep-alive-timeout '86401': expected a whole number from 1 to 86400
          --deleteDelay -1                 | --delete-delay '-1': expected a whole number from 0 to 86400
          --durability always              | --durability 'always': expected relaxed, commit, fsync
          --geoReplication dead            | --geo-replication 'dead': expected live, bootstrap, unavailable
          --queue-port                     | --queue-port: expected a value after it
          -l                               | --location: expected a value after it
          --oauth full                     | --oauth 'full': expected none, basic
          --frob 5                         | unknown option '--frob 5'
          queue                            | unknown option 'queue'
          """)
  void aMistakeIsToldInOneLine(String arguments, String line) {
    assertThat(mistake(Map.of(), arguments.split(" ", -1))).startsWith(line);
  }

  @Test
  void aMistakeInAVariableIsToldToo() {
    assertThat(mistake(Map.of("QUEUERITE_QUEUE_PORT", "x"))).contains("'x'", "a whole number");
    assertThat(mistake(Map.of("QUEUERITE_QUEUE_PORT", "99999"))).contains("'99999'", "65535");
    assertThat(mistake(Map.of("QUEUERITE_LOOSE", "maybe"))).contains("maybe");
  }

  @Test
  void anOptionGivenTwiceIsAMistake() {
    assertThat(mistake(Map.of(), "--queue-port", "1", "--queuePort", "2")).contains("--queue-port");
  }

  @Test
  void aVariableIsNamedAfterTheDocumentedName() {
    assertThatThrownBy(() -> CommandLines.variable(OptionSpec.builder("-x", "--camelCase").build()))
        .isInstanceOf(IllegalStateException.class);
  }
}
