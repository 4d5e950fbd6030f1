package io.queuerite.emulator.internal.model;

/** What emulators share is out of reach for now. */
public final class OutOfReachException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public OutOfReachException(String message, Throwable cause) {
    super(message, cause);
  }
}
