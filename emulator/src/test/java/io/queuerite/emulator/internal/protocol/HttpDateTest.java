package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuerite.emulator.internal.model.Limits;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDateTest {
  private static final DateTimeFormatter REFERENCE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final long FIRST = Instant.parse("1601-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Limits.NEVER.getEpochSecond();

  @Test
  void datesAreWrittenAsTheJdkWouldOverCenturies() {
    LongStream random = new Random(1).longs(20_000, FIRST, LAST);
    LongStream edges = LongStream.of(FIRST, -1, 0, 1, 951_782_400, 951_868_800, LAST);
    LongStream.concat(edges, random)
        .mapToObj(Instant::ofEpochSecond)
        .forEach(HttpDateTest::compare);
  }

  private static void compare(Instant time) {
    String written = HttpDate.format(time);
    if (!written.equals(REFERENCE.format(time)) || !time.equals(HttpDate.parse(written))) {
      throw new AssertionError(written + " for " + time);
    }
  }

  @Test
  void everyDayAndMonthHasItsName() {
    for (int day = 0; day < 800; day++) {
      Instant time = Instant.parse("2023-12-30T12:34:56Z").plusSeconds(day * 86_400L);
      compare(time);
    }
  }

  @Test
  void theFractionIsCutOff() {
    assertThat(HttpDate.format(Instant.parse("2019-11-06T19:51:44.9999999Z")))
        .isEqualTo("Wed, 06 Nov 2019 19:51:44 GMT");
    assertThat(HttpDate.format(Instant.parse("1969-12-31T23:59:59.5Z")))
        .isEqualTo("Wed, 31 Dec 1969 23:59:59 GMT");
  }

  @Test
  void neverIsTheServicesNever() {
    assertThat(HttpDate.format(Limits.NEVER)).isEqualTo("Fri, 31 Dec 9999 23:59:59 GMT");
  }

  /** The last date written is remembered, and several threads remember it together. */
  @Test
  void threadsDoNotGetEachOthersDates() {
    assertThat(
            IntStream.range(0, 50_000)
                .parallel()
                .mapToObj(i -> Instant.ofEpochSecond(1_700_000_000 + i % 7))
                .filter(time -> !HttpDate.format(time).endsWith(seconds(time))))
        .isEmpty();
  }

  private static String seconds(Instant time) {
    return ":" + (20 + time.getEpochSecond() - 1_700_000_000) + " GMT";
  }

  @Test
  void datesAreReadInTheFormThatClientsWrite() {
    Instant time = Instant.parse("2027-01-01T00:00:00Z");
    assertThat(HttpDate.parse("Fri, 01 Jan 2027 00:00:00 GMT")).isEqualTo(time);
    assertThat(HttpDate.parse("Fri, 1 Jan 2027 00:00:00 GMT")).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2027-01-01T00:00:00Z",
        "Thu, 01 Jan 2027 00:00:00 GMT",
        "Fri, 32 Jan 2027 00:00:00 GMT",
        "Fri, 01 Ocak 2027 00:00:00 GMT",
        "Fri, 01 Jan 2027 25:00:00 GMT",
        "Fri, 01 Jan 2027 00:00:00"
      })
  void whatIsNoDateIsNone(String text) {
    assertThat(HttpDate.parse(text)).isNull();
  }
}
