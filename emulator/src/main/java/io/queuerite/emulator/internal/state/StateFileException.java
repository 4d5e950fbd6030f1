package io.queuerite.emulator.internal.state;

/** A file cannot be taken as a state; the message tells a person where and what was expected. */
public final class StateFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StateFileException(int line, String what) {
    super("line " + line + ": " + what);
  }

  StateFileException(String what) {
    super(what);
  }
}
