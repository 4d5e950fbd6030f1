package io.queuerite.emulator.internal.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dates of access policies and shared access signatures: {@code YYYY-MM-DD}, or with a time to
 * the minute, the second or a fraction of it, and a zone. Fractions are kept to seven digits; the
 * Java SDK sends nine.
 */
public final class Iso8601 {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})(?:T(\\d{2}:\\d{2})(:\\d{2})?(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2}))?");
  private static final int FRACTION_DIGITS = 7;
  private static final DateTimeFormatter SEVEN_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

  private Iso8601() {}

  /** Reads a date; null where it has none of the forms. */
  public static @Nullable Instant parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || (form.group(3) == null && form.group(4) != null)) {
      return null;
    }
    String time = form.group(2) == null ? "00:00" : form.group(2);
    String seconds = form.group(3) == null ? ":00" : form.group(3);
    String fraction = form.group(4) == null ? "" : form.group(4);
    fraction = fraction.substring(0, Math.min(fraction.length(), 1 + FRACTION_DIGITS));
    String zone = form.group(5) == null ? "Z" : form.group(5);
    try {
      return LocalDateTime.parse(form.group(1) + "T" + time + seconds + fraction)
          .toInstant(ZoneOffset.of(zone));
    } catch (DateTimeException noSuchDate) {
      return null;
    }
  }

  /** Writes a date to the second. */
  public static String formatSeconds(Instant time) {
    return SECONDS.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
  }

  /** Writes a date with seven digits of its fraction, as the service does. */
  public static String format(Instant time) {
    return SEVEN_DIGITS.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
  }
}
