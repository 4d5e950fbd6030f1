package io.queuerite.emulator.internal.model;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetadataTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "_", "_1", "MyKey", "a1_b", "\u00e4\u00df", "\u4e2d", "class"})
  void namesAreIdentifiers(String name) {
    assertThat(builder().add(name, "").build().pairs()).containsExactly(entry(name, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"invalid-meta", "12345", "metadata!", "1a", "a b", "a.b", "a:b", " a", "\u00b2"})
  void otherNamesAreRefused(String name) {
    assertRefused(StorageError.INVALID_METADATA, () -> builder().add(name, ""));
  }

  @Test
  void anEmptyNameIsToldWithItsValue() {
    assertRefused(
        StorageError.EMPTY_METADATA_KEY,
        () -> builder().add("", "value"),
        "MetadataValue",
        "value");
  }

  @Test
  void valuesAreAscii() {
    assertThat(builder().add("a", "va@lue ~\t!").build().pairs()).containsValue("va@lue ~\t!");
    for (String value : new String[] {"\u00e4", "\u0000", "\n", "\r", "\u007f", "\ud83d\ude00"}) {
      assertRefused(StorageError.INVALID_METADATA, () -> builder().add("a", value));
    }
  }

  @Test
  void aNameGivenTwiceIsRefusedWhateverItsCase() {
    assertRefused(StorageError.INVALID_METADATA, () -> builder().add("info", "1").add("INFO", "1"));
  }

  @Test
  void namesAndValuesHaveEightKibibytesInAll() {
    assertThat(builder().add("a", "v".repeat(8191)).build().pairs()).hasSize(1);
    assertThat(builder().add("a", "v".repeat(4095)).add("b", "v".repeat(4095)).build().pairs())
        .hasSize(2);
    Metadata.Builder tooMuch = builder().add("a", "v".repeat(8192));
    assertRefused(StorageError.METADATA_TOO_LARGE, tooMuch::build);
    Metadata.Builder wide = builder().add("\u4e2d", "v".repeat(8190));
    assertRefused(StorageError.METADATA_TOO_LARGE, wide::build);
  }

  @Test
  void metadataAreTheSameWhateverTheCaseOfNamesAndTheirOrder() {
    Metadata one = new Metadata(Map.of("info", "1", "B", "2"));
    assertThat(one.sameAs(new Metadata(Map.of("b", "2", "INFO", "1")))).isTrue();
    assertThat(one.sameAs(new Metadata(Map.of("b", "2", "info", "1", "c", "")))).isFalse();
    assertThat(one.sameAs(new Metadata(Map.of("b", "2", "info", "X")))).isFalse();
    assertThat(one.sameAs(new Metadata(Map.of("b", "2", "other", "1")))).isFalse();
    assertThat(one.sameAs(Metadata.EMPTY)).isFalse();
    assertThat(new Metadata(Map.of("a", "x")).sameAs(new Metadata(Map.of("a", "X")))).isFalse();
  }

  @Test
  void pairsKeepTheirOrderAndCannotBeChanged() {
    Metadata metadata = builder().add("z", "1").add("a", "2").build();
    assertThat(metadata.pairs()).containsExactly(entry("z", "1"), entry("a", "2"));
    assertThatThrownBy(() -> metadata.pairs().put("b", "3"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Metadata.Builder builder() {
    return new Metadata.Builder();
  }
}
