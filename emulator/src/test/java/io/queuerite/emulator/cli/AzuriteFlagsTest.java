package io.queuerite.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines written for Azurite are taken. */
final class AzuriteFlagsTest {
  private static RunCommand parse(String commandLine) {
    String[] words = commandLine.split(" ", -1);
    RunCommand command = new RunCommand();
    CommandLines.of(command, Map.of())
        .parseArgs(CalledAs.of(words).rest(words).toArray(String[]::new));
    return command;
  }

  /** Each flag that azurite-queue and azurite list, as in their sources. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "azurite -l /data --blobHost 0.0.0.0 --queueHost 0.0.0.0 --tableHost 0.0.0.0",
        "azurite --blobPort 1 --blobKeepAliveTimeout 2 --tablePort 3 --tableKeepAliveTimeout 4",
        "azurite-queue --queueHost 0.0.0.0 --queuePort 5 --queueKeepAliveTimeout 6",
        "azurite-queue --location /data --silent --loose --skipApiVersionCheck",
        "azurite-queue -l /data -s -L -d debug.log --disableProductStyleUrl --disableTelemetry",
        "azurite-queue --inMemoryPersistence --extentMemoryLimit 0.5 --debug debug.log",
        "azurite-queue --oauth basic --cert /cert.pfx --pwd secret",
        "azurite --cert /cert.pem --key /key.pem --queueHost=0.0.0.0"
      })
  void everyFlagOfAzuritesIsTaken(String commandLine) {
    assertThat(parse(commandLine).version).isFalse();
  }

  @Test
  void theNameIsAWordOfItsOwn() {
    String[] azurite = {"azurite", "-l", "azurite"};
    assertThat(CalledAs.of(azurite)).isEqualTo(CalledAs.AZURITE);
    assertThat(CalledAs.AZURITE.rest(azurite)).isEqualTo(List.of("-l", "azurite"));
    assertThat(CalledAs.of(new String[] {"azurite-queue"})).isEqualTo(CalledAs.AZURITE_QUEUE);
    assertThat(CalledAs.of(new String[] {"-l", "azurite"})).isEqualTo(CalledAs.QUEUERITE);
    assertThat(CalledAs.of(new String[0])).isEqualTo(CalledAs.QUEUERITE);
    assertThat(CalledAs.QUEUERITE.rest(new String[] {"queuerite", "-s"})).isEqualTo(List.of("-s"));
  }

  @Test
  void theOtherServicesListenWhereAzuritesWould() {
    AzuriteFlags usual = parse("azurite").azurite;
    assertThat(usual.blob()).isEqualTo(new AzuriteFlags.Address("127.0.0.1", 10000));
    assertThat(usual.table()).isEqualTo(new AzuriteFlags.Address("127.0.0.1", 10002));
    assertThat(usual.askForOtherServices()).isFalse();
    AzuriteFlags told = parse("azurite --blobHost 0.0.0.0 --tablePort 0").azurite;
    assertThat(told.blob()).isEqualTo(new AzuriteFlags.Address("0.0.0.0", 10000));
    assertThat(told.table()).isEqualTo(new AzuriteFlags.Address("127.0.0.1", 0));
    assertThat(told.askForOtherServices()).isTrue();
  }

  @Test
  void aPortThatIsNoneIsAMistake() {
    AzuriteFlags flags = parse("azurite --blobPort 70000").azurite;
    assertThatThrownBy(() -> CalledAs.AZURITE.check(flags))
        .isInstanceOf(MistakeException.class)
        .hasMessage("--blob-port '70000': expected a whole number from 0 to 65535");
  }
}
