package io.queuerite.emulator.internal.model;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueueNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"abc", "123", "a-b", "0-0", "a-b-c-d", "iii"})
  void namesOfLowerCaseLettersDigitsAndSingleInnerDashesAreLegal(String name) {
    assertThat(QueueName.parse(name)).hasToString(name);
  }

  @Test
  void namesHaveThreeTo63Characters() {
    assertThat(QueueName.parse("a".repeat(63)).value()).hasSize(63);
    for (String name : new String[] {"", "a", "ab", "a".repeat(64), "a".repeat(10_000)}) {
      assertRefused(StorageError.OUT_OF_RANGE_RESOURCE_NAME, () -> QueueName.parse(name));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a_b",
        "-ab",
        "ab-",
        "a--b",
        "Abc",
        "aBc",
        "abC",
        "{queueName}",
        "a|b",
        "a.b",
        "a b",
        "abc\n",
        "a/b",
        "\u4e2d\u6587\u4e2d",
        "ab\u0131",
        "ab\u00e4",
        "ab\u0663",
        "ab\u0000",
        "---"
      })
  void anyOtherCharacterIsRefused(String name) {
    assertRefused(StorageError.INVALID_RESOURCE_NAME, () -> QueueName.parse(name));
  }

  @Test
  void theLengthIsJudgedBeforeTheCharacters() {
    assertRefused(StorageError.OUT_OF_RANGE_RESOURCE_NAME, () -> QueueName.parse("_"));
    assertRefused(StorageError.OUT_OF_RANGE_RESOURCE_NAME, () -> QueueName.parse("A".repeat(64)));
  }
}
