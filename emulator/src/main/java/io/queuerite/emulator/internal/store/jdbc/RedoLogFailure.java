package io.queuerite.emulator.internal.store.jdbc;

/**
 * A batch is in the database and not in the redo log: it may survive a crash or not, so it is not
 * acknowledged, and it must not be done again either.
 */
final class RedoLogFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedoLogFailure(Exception cause) {
    super("The redo log cannot be written", cause);
  }
}
