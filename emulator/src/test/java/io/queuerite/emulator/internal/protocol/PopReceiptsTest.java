package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.StorageException;
import io.queuerite.emulator.internal.model.Ticks;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopReceiptsTest {
  private static final long STAMP = Ticks.of(Instant.parse("2027-01-01T00:00:00Z"));
  private static final PopReceipt GIVEN = new PopReceipt(STAMP, PopReceipt.NOT_RENEWED);
  private static final PopReceipt RENEWED = new PopReceipt(STAMP, 1);

  @Test
  void receiptsLookLikeTheServicesAndReadBack() {
    assertThat(PopReceipts.write(GIVEN)).isEqualTo("AgAAAAMAAAAAAAAAAMBHC4OZ3QE=");
    assertThat(PopReceipts.write(RENEWED)).isEqualTo("AwAAAAMAAAAAAAAAAMBHC4OZ3QEBAAAA");
    assertThat(PopReceipts.read("popreceipt", PopReceipts.write(GIVEN))).isEqualTo(GIVEN);
    assertThat(PopReceipts.read("popreceipt", PopReceipts.write(RENEWED))).isEqualTo(RENEWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "invalid", "AgAAAAMAAAAAAAAAAMBHC4OZ3QE=Random", "AgA"})
  void whatIsNoBase64IsRefused(String text) {
    StorageException answer =
        catchThrowableOfType(StorageException.class, () -> PopReceipts.read("popreceipt", text));
    assertThat(answer.error()).isEqualTo(StorageError.INVALID_QUERY_PARAMETER_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAA", "AwAAAAMAAAAAAAAAAMBHC4OZ3QE="})
  void whatDecodesToSomethingElseMatchesNothing(String text) {
    assertThat(PopReceipts.read("popreceipt", text)).isEqualTo(PopReceipt.UNKNOWN);
  }
}
