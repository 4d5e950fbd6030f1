package io.queuerite.emulator.internal.control;

/** An answer, not a bug: what is wrong with a request, in one line that says what was expected. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String allow;

  private Refusal(int status, String why, String allow) {
    super(why, null, false, false);
    this.status = status;
    this.allow = allow;
  }

  Refusal(int status, String why) {
    this(status, why, "");
  }

  static Refusal badRequest(String why) {
    return new Refusal(400, why);
  }

  static Refusal notFound(String why) {
    return new Refusal(404, why);
  }

  /**
   * There is such a resource, which does not take this method.
   *
   * @param allow the methods that it takes
   */
  static Refusal method(String why, String allow) {
    return new Refusal(405, why, allow);
  }

  static Refusal stopping() {
    return new Refusal(503, "the emulator is stopping");
  }

  int status() {
    return status;
  }

  /** The methods that would do; empty where the method is not the mistake. */
  String allow() {
    return allow;
  }
}
