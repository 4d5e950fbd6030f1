package io.queuerite.emulator.cli;

/**
 * A value that cannot be used; the message names where it stands, the value, and what was expected.
 */
final class MistakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MistakeException(String message) {
    super(message);
  }
}
