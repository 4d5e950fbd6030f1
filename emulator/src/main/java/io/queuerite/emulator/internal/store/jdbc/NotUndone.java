package io.queuerite.emulator.internal.store.jdbc;

/** A transaction failed and could not be undone: nothing may be committed on top of it. */
final class NotUndone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotUndone(Throwable cause) {
    super(cause);
  }
}
