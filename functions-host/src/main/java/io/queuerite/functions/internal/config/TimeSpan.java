package io.queuerite.functions.internal.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as host.json writes them, which is .NET's way and not ISO 8601. */
public final class TimeSpan {
  /** What a message says of the form that was expected. */
  public static final String FORM = "a time span [d.]hh:mm:ss[.fffffff]";

  private static final Pattern DAYS = Pattern.compile("(-?)(\\d{1,8})");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(-?)(?:(\\d{1,8})\\.)?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,7}))?)?");

  private TimeSpan() {}

  /** The duration; null where the text is none. A number alone counts days, as .NET has it. */
  public static @Nullable Duration parse(String text) {
    Matcher days = DAYS.matcher(text.strip());
    if (days.matches()) {
      return signed(days.group(1), Duration.ofDays(number(days.group(2))));
    }
    Matcher clock = CLOCK.matcher(text.strip());
    return clock.matches() ? ofClock(clock) : null;
  }

  private static @Nullable Duration ofClock(Matcher clock) {
    long hours = number(clock.group(3));
    long minutes = number(clock.group(4));
    long seconds = number(clock.group(5));
    if (hours > 23 || minutes > 59 || seconds > 59) {
      return null;
    }
    Duration whole =
        Duration.ofDays(number(clock.group(2)))
            .plusHours(hours)
            .plusMinutes(minutes)
            .plusSeconds(seconds)
            .plusNanos(nanos(clock.group(6)));
    return signed(clock.group(1), whole);
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static long nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
  }

  private static Duration signed(@Nullable String sign, Duration size) {
    return "-".equals(sign) ? size.negated() : size;
  }
}
