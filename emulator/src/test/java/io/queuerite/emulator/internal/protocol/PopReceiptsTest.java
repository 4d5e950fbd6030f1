package io.queuerite.emulator.internal.protocol;

import static io.queuerite.emulator.internal.model.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.PopReceipt;
import io.queuerite.emulator.internal.model.StorageError;
import io.queuerite.emulator.internal.model.Ticks;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PopReceiptsTest {
  private static final long STAMP = Ticks.of(Instant.parse("2027-01-01T00:00:00Z"));
  private static final String OF_GET = "AgAAAAMAAAAAAAAAAMBHC4OZ3QE=";
  private static final String OF_UPDATE = "AwAAAAMAAAAAAAAAAMBHC4OZ3QEBAAAA";

  @Test
  void receiptsAreLaidOutAsTheServicesAre() {
    assertThat(PopReceipts.write(new PopReceipt(STAMP, PopReceipt.NOT_RENEWED))).isEqualTo(OF_GET);
    assertThat(PopReceipts.write(new PopReceipt(STAMP, 1))).isEqualTo(OF_UPDATE);
  }

  @Test
  void receiptsAreReadAsTheyWereWritten() {
    assertThat(read(OF_GET)).isEqualTo(new PopReceipt(STAMP, PopReceipt.NOT_RENEWED));
    assertThat(read(OF_UPDATE)).isEqualTo(new PopReceipt(STAMP, 1));
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      PopReceipt receipt = new PopReceipt(random.nextLong(), random.nextInt(5) - 1);
      assertThat(read(PopReceipts.write(receipt))).isEqualTo(receipt);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid",
        "NotEvenCloseToCorrectFormat",
        OF_GET + "Random",
        "AgAAAAMAAAAAAAAAAMBHC4OZ3QE",
        "AgAAAAMAAAAAAAAAAMBHC4OZ3Q==AgAA",
        "AgAA AAMAAAAAAAAAAMBHC4OZ3QE",
        "AgAA-AMA_AAA",
        "====",
        "\u00e4\u00e4\u00e4\u00e4",
        ""
      })
  void whatIsNoBase64IsRefused(String text) {
    assertRefused(
        StorageError.INVALID_QUERY_PARAMETER_VALUE,
        () -> read(text),
        "QueryParameterName",
        "popreceipt",
        "QueryParameterValue",
        text,
        "Reason",
        "Invalid pop receipt format");
  }

  /** They are looked up like any other, and found nowhere. */
  @Test
  void whatIsBase64ButNoneOfOursIsNoMessages() {
    for (int length : new int[] {1, 15, 19, 20, 21, 24, 25, 100}) {
      byte[] bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      assertThat(read(Base64.getEncoder().encodeToString(bytes))).isEqualTo(PopReceipt.UNKNOWN);
    }
    assertThat(read("AgAAAAMAAAAAAAAAAMBHC4OZ3QEBAAAA"))
        .as("24 bytes that begin as 20 do")
        .isEqualTo(PopReceipt.UNKNOWN);
    assertThat(read("AgAAAAQAAAAAAAAAAMBHC4OZ3QE=")).isEqualTo(PopReceipt.UNKNOWN);
    assertThat(read("AgAAAAMAAAABAAAAAMBHC4OZ3QE=")).isEqualTo(PopReceipt.UNKNOWN);
  }

  private static PopReceipt read(String text) {
    return PopReceipts.read("popreceipt", text);
  }
}
