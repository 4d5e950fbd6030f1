package io.queuerite.emulator;

/** An emulator could not start; the message says why in one line, and what to do next. */
public final class EmulatorStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmulatorStartException(String message) {
    super(message);
  }

  EmulatorStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
