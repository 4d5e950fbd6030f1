package io.queuerite.functions.internal.config;

/** One function cannot be started; the others can. The message says why, and what was expected. */
public final class FunctionLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FunctionLoadException(String message) {
    super(message);
  }
}
