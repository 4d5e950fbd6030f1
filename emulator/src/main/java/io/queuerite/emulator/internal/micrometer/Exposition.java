package io.queuerite.emulator.internal.micrometer;

import java.util.Locale;

/** The forms in which metrics can be read. */
enum Exposition {
  TEXT("text/plain", "text/plain; version=0.0.4; charset=utf-8"),
  OPEN_METRICS(
      "application/openmetrics-text", "application/openmetrics-text; version=1.0.0; charset=utf-8");

  private final String type;
  private final String contentType;

  Exposition(String type, String contentType) {
    this.type = type;
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /**
   * The form that a caller likes best; text where it says nothing, or likes nothing that we have:
   * that can be read by anybody.
   *
   * @param accept an Accept header, maybe empty
   */
  static Exposition chosen(String accept) {
    return OPEN_METRICS.quality(accept) > TEXT.quality(accept) ? OPEN_METRICS : TEXT;
  }

  /** How much it is liked, 0 to 1. The first mention counts. */
  private double quality(String accept) {
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = range.split(";", -1);
      if (parts[0].strip().equals(type)) {
        return quality(parts);
      }
    }
    return 0;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2).strip());
        } catch (NumberFormatException isNone) {
          return 0;
        }
      }
    }
    return 1;
  }
}
