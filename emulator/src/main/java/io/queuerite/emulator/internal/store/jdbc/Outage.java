package io.queuerite.emulator.internal.store.jdbc;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells of a database that is away, and of its return: once, however many lanes wait for it. */
final class Outage {
  private static final System.Logger LOG = System.getLogger(Outage.class.getName());

  private final AtomicInteger waiting = new AtomicInteger();

  /** A lane has found the database away. */
  void begins(Throwable why) {
    if (waiting.getAndIncrement() == 0) {
      String reason = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
      LOG.log(
          Level.WARNING,
          "The database does not answer: requests are answered 503 until it does ({0})",
          reason);
      LOG.log(Level.DEBUG, "How it was noticed", why);
    }
  }

  /** A lane has found it back. */
  void ends() {
    if (waiting.decrementAndGet() == 0) {
      LOG.log(Level.INFO, "The database answers again");
    }
  }
}
