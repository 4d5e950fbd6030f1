package io.queuerite.functions.internal.config;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as .NET writes them in no culture in particular. */
public final class DotNetText {
  private static final String DEFAULT_DATE = "yyyy-MM-ddTHH-mm-ssK";
  private static final int LAST_PLAIN_EXPONENT = 14;
  private static final int FIRST_PLAIN_EXPONENT = -4;

  private DotNetText() {}

  public static String bool(boolean value) {
    return value ? "True" : "False";
  }

  /** The shortest digits that say which double it is, without a fraction where there is none. */
  public static String number(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= FIRST_PLAIN_EXPONENT && exponent <= LAST_PLAIN_EXPONENT) {
      return exact.toPlainString();
    }
    String mantissa = exact.movePointLeft(exponent).toPlainString();
    return mantissa + (exponent < 0 ? "E-" : "E+") + "%02d".formatted(Math.abs(exponent));
  }

  /**
   * A time in UTC.
   *
   * @param format in .NET's letters; null for {@code yyyy-MM-ddTHH-mm-ssK}
   */
  public static String date(Instant time, @Nullable String format) {
    String pattern = pattern(format == null || format.isEmpty() ? DEFAULT_DATE : format);
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC).format(time);
  }

  /** The letters that mean the same go over, those that differ are changed, the rest is quoted. */
  private static String pattern(String format) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char letter = format.charAt(i);
      if ("yMdHhms".indexOf(letter) >= 0) {
        pattern.append(letter);
      } else if (letter == 'f' || letter == 'F') {
        pattern.append('S');
      } else if (letter == 'K') {
        pattern.append("'Z'");
      } else {
        pattern.append(letter == '\'' ? "''" : "'" + letter + "'");
      }
    }
    return pattern.toString().replace("''", "");
  }
}
