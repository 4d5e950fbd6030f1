package io.queuerite.emulator.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"devstoreaccount1", "a", "A-b", "my-secondary-account", "0"})
  void whatOtherEmulatorsTakeIsLegal(String name) {
    assertThat(AccountName.isLegal(name)).isTrue();
    assertThat(new AccountName(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-a",
        "a-secondary",
        "-secondary",
        "a_b",
        "_queuerite",
        "a.b",
        "a/b",
        "\u0131"
      })
  void whatWouldBeReadAsSomethingElseIsNot(String name) {
    assertThat(AccountName.isLegal(name)).isFalse();
    assertThatThrownBy(() -> new AccountName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("account name '" + name + "': expected");
  }
}
