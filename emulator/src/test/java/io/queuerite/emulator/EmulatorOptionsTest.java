package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmulatorOptionsTest {
  private static final String KEY = "AAECAwQFBgc=";

  @Test
  void theDefaultsNeedNothingAndDisturbNobody() {
    assertThat(EmulatorOptions.builder().build())
        .returns("127.0.0.1", EmulatorOptions::host)
        .returns(0, EmulatorOptions::port)
        .returns(null, EmulatorOptions::location)
        .returns(Durability.COMMIT, EmulatorOptions::durability)
        .returns(
            Map.of("devstoreaccount1", List.of(EmulatorOptions.DEVELOPMENT_KEY)),
            EmulatorOptions::accounts)
        .returns(Duration.ofMinutes(2), EmulatorOptions::keepAlive)
        .returns(false, EmulatorOptions::loose)
        .returns(false, EmulatorOptions::skipApiVersionCheck)
        .returns(true, EmulatorOptions::hostStyle)
        .returns(OAuth.NONE, EmulatorOptions::oauth)
        .returns(Duration.ZERO, EmulatorOptions::deleteDelay)
        .returns(null, EmulatorOptions::accountsFile)
        .returns(GeoReplication.LIVE, EmulatorOptions::geoReplication)
        .returns(null, EmulatorOptions::https)
        .returns(1000, EmulatorOptions::journal)
        .returns(Control.LOOPBACK, EmulatorOptions::control);
  }

  @Test
  void everyOptionArrives() {
    Path folder = Path.of("data");
    Https https = Https.auto();
    EmulatorOptions options =
        EmulatorOptions.builder()
            .host("0.0.0.0")
            .port(65_535)
            .location(folder)
            .durability(Durability.FSYNC)
            .keepAlive(Duration.ofDays(1))
            .loose(true)
            .skipApiVersionCheck(true)
            .hostStyle(false)
            .deleteDelay(Duration.ofSeconds(30))
            .geoReplication(GeoReplication.BOOTSTRAP)
            .account("one", KEY)
            .https(https)
            .control(Control.ANY)
            .build();
    assertThat(options)
        .returns("0.0.0.0", EmulatorOptions::host)
        .returns(65_535, EmulatorOptions::port)
        .returns(folder, EmulatorOptions::location)
        .returns(Durability.FSYNC, EmulatorOptions::durability)
        .returns(Map.of("one", List.of(KEY)), EmulatorOptions::accounts)
        .returns(Duration.ofDays(1), EmulatorOptions::keepAlive)
        .returns(true, EmulatorOptions::loose)
        .returns(true, EmulatorOptions::skipApiVersionCheck)
        .returns(false, EmulatorOptions::hostStyle)
        .returns(Duration.ofSeconds(30), EmulatorOptions::deleteDelay)
        .returns(GeoReplication.BOOTSTRAP, EmulatorOptions::geoReplication)
        .returns(https, EmulatorOptions::https)
        .returns(Control.ANY, EmulatorOptions::control);
  }

  @Test
  void theLastWordOnWhereDataLiesCounts() {
    assertThat(EmulatorOptions.builder().location(Path.of("a")).inMemory().build().location())
        .isNull();
  }

  @Test
  void accountsReplaceTheDefaultAndKeepTheirOrder() {
    EmulatorOptions options =
        EmulatorOptions.builder().account("z", KEY).account("a", KEY, "CAkKCw==").build();
    assertThat(options.accounts())
        .containsExactly(entry("z", List.of(KEY)), entry("a", List.of(KEY, "CAkKCw==")));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536, Integer.MIN_VALUE})
  void aPortOutOfRangeIsTold(int port) {
    assertMistake(EmulatorOptions.builder().port(port), "port '" + port + "': expected 0 to 65535");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT24H1S"})
  void aKeepAliveOutOfRangeIsTold(Duration keepAlive) {
    assertMistake(
        EmulatorOptions.builder().keepAlive(keepAlive), "keepAlive '" + keepAlive + "': expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT24H1S"})
  void aDeleteDelayOutOfRangeIsTold(Duration delay) {
    assertMistake(
        EmulatorOptions.builder().deleteDelay(delay), "deleteDelay '" + delay + "': expected");
  }

  @Test
  void ahostThatIsNoneIsTold() {
    assertMistake(EmulatorOptions.builder().host(" "), "host ' ': expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a_b", "-a", "a-secondary", "_queuerite"})
  void anIllegalAccountIsTold(String name) {
    assertMistake(
        EmulatorOptions.builder().account(name, KEY), "account '" + name + "': expected 1 to 63");
  }

  @Test
  void anAccountHasOneOrTwoKeys() {
    assertMistake(
        EmulatorOptions.builder().account("a"), "account a '0 keys': expected one or two");
    assertMistake(
        EmulatorOptions.builder().account("a", KEY, KEY, KEY),
        "account a '3 keys': expected one or two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no key at all", "AAECAwQ-"})
  void aKeyThatIsNoBase64IsToldButNotShown(String key) {
    EmulatorBuilder options = EmulatorOptions.builder().account("a", KEY, key);
    assertMistake(options, "account a 'a key of " + key.length() + " characters': expected Base64");
    if (!key.isEmpty()) {
      assertThatThrownBy(options::build).message().doesNotContain(key, KEY);
    }
  }

  @Test
  void optionsDoNotChangeOnceTheyAreMade() {
    EmulatorBuilder builder = EmulatorOptions.builder().account("a", KEY);
    EmulatorOptions options = builder.build();
    builder.account("b", KEY);
    assertThat(options.accounts()).containsOnlyKeys("a");
    assertThatThrownBy(() -> options.accounts().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keysDoNotStandInALogThatShowsTheOptions() {
    assertThat(EmulatorOptions.builder().account("a", KEY).build().toString()).doesNotContain(KEY);
  }

  private static void assertMistake(EmulatorBuilder options, String message) {
    assertThatThrownBy(options::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
