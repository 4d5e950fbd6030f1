package io.queuerite.emulator.internal.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** RFC 1123 dates as HTTP writes them: {@code Wed, 06 Nov 2019 19:51:44 GMT}. */
public final class HttpDate {
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** Most dates that are written within a second are this second's. */
  private static volatile Written last = new Written(0, write(Instant.EPOCH));

  private record Written(long second, String text) {}

  private HttpDate() {}

  /**
   * Writes a date, its fraction of a second cut off. By hand, because a page of messages holds a
   * hundred dates and a formatter takes longer over them than the store over the messages.
   */
  public static String format(Instant time) {
    Written known = last;
    if (known.second() != time.getEpochSecond()) {
      known = new Written(time.getEpochSecond(), write(time));
      last = known;
    }
    return known.text();
  }

  private static String write(Instant time) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    int day = (utc.getDayOfWeek().getValue() - 1) * 3;
    int month = (utc.getMonthValue() - 1) * 3;
    StringBuilder out = new StringBuilder(29);
    out.append(DAYS, day, day + 3).append(", ");
    two(out, utc.getDayOfMonth()).append(' ').append(MONTHS, month, month + 3).append(' ');
    two(out, utc.getYear() / 100);
    two(out, utc.getYear() % 100).append(' ');
    two(out, utc.getHour()).append(':');
    two(out, utc.getMinute()).append(':');
    return two(out, utc.getSecond()).append(" GMT").toString();
  }

  private static StringBuilder two(StringBuilder out, int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** Reads a date; null where it is none. */
  public static @Nullable Instant parse(String text) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}
