package io.queuerite.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuerite.emulator.EmulatorOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;

/**
 * {@code --https}, {@code --cert}, {@code --key} and {@code --pwd}; FILES is where fixtures lie.
 */
final class HttpsFlagsTest {
  private static final String FILES = Path.of("src/test/resources/tls").toString();

  private static EmulatorOptions options(Map<String, String> environment, String arguments) {
    RunCommand command = new RunCommand();
    CommandLines.of(command, environment)
        .parseArgs(arguments.isEmpty() ? new String[0] : real(arguments).split(" ", -1));
    return command.options(environment);
  }

  private static String real(String text) {
    return text.replace("FILES", FILES);
  }

  @ParameterizedTest
  @CsvSource({
    "--https auto, auto",
    "--https AUTO, auto",
    "--cert FILES/rsa.pem --key FILES/rsa-pkcs1.key, certificate of CN=rsa",
    "--cert FILES/ec.pem --key FILES/ec-encrypted.key --pwd secret, certificate of CN=ec",
    "--cert FILES/ec.pem --key FILES/ec-pkcs8.key --pwd unused, certificate of CN=ec",
    "--cert FILES/rsa.pfx --pwd secret, certificate of CN=rsa",
    "--cert FILES/empty.pfx, certificate of CN=rsa"
  })
  void whatIsChosenArrives(String arguments, String https) {
    assertThat(options(Map.of(), arguments).https()).hasToString(https);
  }

  @Test
  void plainHttpIsTheDefault() {
    assertThat(options(Map.of(), "").https()).isNull();
  }

  @Test
  void aPasswordNeedNotStandInTheProcessList() {
    Map<String, String> environment =
        Map.of("QUEUERITE_CERT", real("FILES/rsa.pfx"), "QUEUERITE_PWD", "secret");
    assertThat(options(environment, "").https()).hasToString("certificate of CN=rsa");
  }

  @Test
  void theEnvironmentChoosesToo() {
    assertThat(options(Map.of("QUEUERITE_HTTPS", "auto"), "").https()).hasToString("auto");
    Map<String, String> files =
        Map.of("QUEUERITE_CERT", real("FILES/ec.pem"), "QUEUERITE_KEY", real("FILES/ec-sec1.key"));
    assertThat(options(files, "").https()).hasToString("certificate of CN=ec");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --https yes                           | --https 'yes': expected auto
          --https                               | --https: expected a value after it
          --https auto --cert FILES/rsa.pem     | --https auto and --cert: expected one of them
          --key FILES/other.key                 | --key: expected --cert with it
          --pwd secret                          | --pwd: expected --cert with it
          --cert none                           | --cert 'none': expected a file that can be read
          --cert FILES/rsa.pem                  | --key: expected the file with the private key of 'FILES/rsa.pem', as that is PEM
          --cert FILES/rsa.pem --pwd secret     | --key: expected the file with the private key of 'FILES/rsa.pem', as that is PEM
          --cert FILES/rsa.pem --key none       | --key 'none': expected a file that can be read
          --cert FILES/rsa.pem --key FILES/other.key | --key 'FILES/other.key': expected the private key of the certificate in 'FILES/rsa.pem'
          --cert FILES/rsa.pem --key FILES/rsa-encrypted.key | --pwd: expected the password of 'FILES/rsa-encrypted.key'
          --cert FILES/rsa.pem --key FILES/rsa-encrypted.key --pwd guess | --pwd: expected the password of 'FILES/rsa-encrypted.key'
          --cert FILES/rsa.pfx --pwd guess      | --pwd: expected the password of 'FILES/rsa.pfx'
          --cert FILES/rsa.pfx                  | --pwd: expected the password of 'FILES/rsa.pfx'
          --cert FILES/make --pwd guess         | --cert 'FILES/make': expected a PKCS#12 file, or PEM and a key beside it
          """)
  void aMistakeIsToldInOneLine(String arguments, String line) {
    assertThatThrownBy(() -> options(Map.of(), arguments))
        .isInstanceOfAny(ParameterException.class, MistakeException.class)
        .extracting(mistake -> Mistakes.oneLine((RuntimeException) Objects.requireNonNull(mistake)))
        .isEqualTo(real(line));
  }

  @Test
  void whatToTrustLiesInTheLocationAlsoWhereDataIsInMemory() {
    RunCommand command = new RunCommand();
    CommandLines.of(command, Map.of())
        .parseArgs("--https", "auto", "--in-memory-persistence", "-l", "somewhere");
    assertThat(command.options(Map.of()).location()).isNull();
    assertThat(command.https.toTrust(command.location()))
        .isEqualTo(Path.of("somewhere", "queuerite-cert.pem"));
  }
}
