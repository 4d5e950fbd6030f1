package io.queuerite.benchmarks.load;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of {@code x-ms-date}, formatted anew only when the second has changed. */
final class HttpDate {
  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private long second = Long.MIN_VALUE;
  private byte[] text = {};

  void moveTo(long epochSecond) {
    if (epochSecond != second) {
      second = epochSecond;
      text = Bytes.ascii(RFC_1123.format(Instant.ofEpochSecond(epochSecond)));
    }
  }

  byte[] text() {
    return text;
  }
}
