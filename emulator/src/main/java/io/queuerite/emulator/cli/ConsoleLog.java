package io.queuerite.emulator.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What happens while it runs is told on the error stream, a line each. */
final class ConsoleLog {
  private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

  /** Kept, as the JDK forgets a logger that nobody holds, and its level with it. */
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

  private ConsoleLog() {}

  /** To be called before anything is logged. */
  static void start(boolean silent) {
    if (System.getProperty(FORMAT) == null) {
      System.setProperty(FORMAT, "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n");
    }
    // What it has to say of a database that is away, the store says once and in words.
    POOL.setLevel(Level.OFF);
    if (silent) {
      for (Handler handler : Logger.getLogger("").getHandlers()) {
        handler.setLevel(Level.WARNING);
      }
    }
  }
}
