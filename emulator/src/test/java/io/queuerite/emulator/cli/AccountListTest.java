package io.queuerite.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountListTest {
  private static final String KEY = "AAECAwQFBgc=";

  private static Map<String, String[]> read(String value) {
    return AccountList.read(Map.of("AZURITE_ACCOUNTS", value));
  }

  @Test
  void accountsComeInTheOrderGivenWithTheirKeys() {
    Map<String, String[]> accounts = read("z:" + KEY + ";a:" + KEY + ":CAkKCw==");
    assertThat(accounts.keySet()).containsExactly("z", "a");
    assertThat(accounts.get("z")).containsExactly(KEY);
    assertThat(accounts.get("a")).containsExactly(KEY, "CAkKCw==");
  }

  @Test
  void blanksAndEmptyEntriesDoNotMatter() {
    Map<String, String[]> accounts = read(" ; a : " + KEY + " ;; b:" + KEY + ";");
    assertThat(accounts.keySet()).containsExactly("a", "b");
    assertThat(accounts.get("a")).containsExactly(KEY);
  }

  @Test
  void withoutAVariableThereAreNone() {
    assertThat(AccountList.read(Map.of())).isEmpty();
    assertThat(read(" ")).isEmpty();
  }

  @Test
  void ourOwnVariableOutranksTheOther() {
    Map<String, String> both =
        Map.of("QUEUERITE_ACCOUNTS", "ours:" + KEY, "AZURITE_ACCOUNTS", "theirs:" + KEY);
    assertThat(AccountList.read(both)).containsOnlyKeys("ours");
    assertThat(AccountList.read(Map.of("QUEUERITE_ACCOUNTS", "", "AZURITE_ACCOUNTS", "b:" + KEY)))
        .containsOnlyKeys("b");
  }

  @ParameterizedTest
  @CsvSource({
    "name, account name '0 keys'",
    "a:AAECAwQFBgc=:CAkKCw==:DA==, account a '3 keys'",
    ":AAECAwQFBgc=, account ''",
    "a_b:AAECAwQFBgc=, account 'a_b'",
    "a:AAECAwQFBgc=;b-secondary:AAECAwQFBgc=, account 'b-secondary'",
    "a:, account a 'a key of 0 characters'"
  })
  void aMistakeIsToldByItsAccountAndTheForm(String value, String what) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(MistakeException.class)
        .hasMessageStartingWith("AZURITE_ACCOUNTS " + what)
        .hasMessageEndingWith("expected name:key1[:key2];... with keys in Base64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:SECRET!", "a:AAECAwQFBgc=:SECRET!"})
  void aKeyIsNeverShown(String value) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(MistakeException.class)
        .message()
        .contains("account a")
        .doesNotContain("SECRET", KEY);
  }
}
