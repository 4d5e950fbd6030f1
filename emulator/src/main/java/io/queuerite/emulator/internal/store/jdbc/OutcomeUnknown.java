package io.queuerite.emulator.internal.store.jdbc;

import java.sql.SQLException;

/**
 * A commit was asked for and not confirmed: the changes may have been made or not, so they must not
 * be made again, and nobody is told that they were.
 */
final class OutcomeUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutcomeUnknown(SQLException cause) {
    super(cause);
  }
}
