package io.queuerite.sample;

/** A request that is refused, with what its sender should know. */
final class InvalidTaskException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  InvalidTaskException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
