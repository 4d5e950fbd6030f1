package io.queuerite.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
        .isEqualTo(
            new EmulatorOptions(
                "127.0.0.1",
                0,
                null,
                Durability.COMMIT,
                Map.of("devstoreaccount1", List.of(EmulatorOptions.DEVELOPMENT_KEY)),
                Duration.ofMinutes(2),
                false,
                false,
                true,
                null));
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
            .account("one", KEY)
            .https(https)
            .build();
    assertThat(options)
        .isEqualTo(
            new EmulatorOptions(
                "0.0.0.0",
                65_535,
                folder,
                Durability.FSYNC,
                Map.of("one", List.of(KEY)),
                Duration.ofDays(1),
                true,
                true,
                false,
                https));
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
    EmulatorOptions.Builder options = EmulatorOptions.builder().account("a", KEY, key);
    assertMistake(options, "account a 'a key of " + key.length() + " characters': expected Base64");
    if (!key.isEmpty()) {
      assertThatThrownBy(options::build).message().doesNotContain(key, KEY);
    }
  }

  @Test
  void thereIsAtLeastOneAccount() {
    EmulatorOptions one = EmulatorOptions.builder().build();
    assertThatThrownBy(
            () ->
                new EmulatorOptions(
                    one.host(),
                    one.port(),
                    one.location(),
                    one.durability(),
                    Map.of(),
                    one.keepAlive(),
                    one.loose(),
                    one.skipApiVersionCheck(),
                    one.hostStyle(),
                    one.https()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accounts");
  }

  @Test
  void optionsDoNotChangeOnceTheyAreMade() {
    EmulatorOptions.Builder builder = EmulatorOptions.builder().account("a", KEY);
    EmulatorOptions options = builder.build();
    builder.account("b", KEY);
    assertThat(options.accounts()).containsOnlyKeys("a");
    assertThatThrownBy(() -> options.accounts().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    List<String> keys = new ArrayList<>(List.of(KEY));
    EmulatorOptions own =
        new EmulatorOptions(
            "h",
            0,
            null,
            Durability.COMMIT,
            Map.of("a", keys),
            Duration.ofSeconds(1),
            false,
            false,
            true,
            null);
    keys.add("no key");
    assertThat(own.accounts().get("a")).containsExactly(KEY);
  }

  @Test
  void keysDoNotStandInALogThatShowsTheOptions() {
    assertThat(EmulatorOptions.builder().account("a", KEY).build().toString()).doesNotContain(KEY);
  }

  private static void assertMistake(EmulatorOptions.Builder options, String message) {
    assertThatThrownBy(options::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
