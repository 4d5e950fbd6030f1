package io.queuerite.emulator.internal.accesslog;

/** How a request is written down. */
public enum LineFormat {
  /** Version 2.0 of Azure's Storage Analytics logs. */
  AZURE {
    @Override
    String line(Access access) {
      return AzureLine.of(access);
    }
  },
  /** A JSON object a line. */
  JSON {
    @Override
    String line(Access access) {
      return JsonLine.of(access);
    }
  };

  /** A line without its end. */
  abstract String line(Access access);
}
