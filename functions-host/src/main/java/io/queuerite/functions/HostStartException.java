package io.queuerite.functions;

/** The host could not start; the message says why in one line, and what was expected. */
public final class HostStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HostStartException(String message) {
    super(message);
  }

  public HostStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
