package io.queuerite.emulator.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HttpDateTest {
  private static final DateTimeFormatter JDK =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final long FIRST = Instant.parse("1601-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Test
  void agreesWithTheJdkOverCenturiesAndThreads() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            seed ->
                new Random(seed)
                    .longs(5000, FIRST, LAST)
                    .mapToObj(Instant::ofEpochSecond)
                    .forEach(
                        time -> {
                          String text = HttpDate.format(time);
                          assertThat(text).isEqualTo(JDK.format(time));
                          assertThat(HttpDate.parse(text)).isEqualTo(time);
                        }));
  }

  @Test
  void cutsTheFractionOffAndReadsNoNonsense() {
    assertThat(HttpDate.format(Instant.parse("2019-11-06T19:51:44.999Z")))
        .isEqualTo("Wed, 06 Nov 2019 19:51:44 GMT");
    assertThat(HttpDate.parse("yesterday")).isNull();
  }
}
