package io.queuerite.emulator.internal.dispatch;

import java.time.Instant;

/**
 * Told of every request when its answer is ready. It runs on the request's way, on any thread, so
 * it is quick and throws nothing.
 */
public interface RequestObserver {
  void answered(Answered request);

  /**
   * Told of what was no HTTP and has been answered with that status.
   *
   * @param reason what was wrong, for a person
   */
  default void refused(int status, String reason, Instant now) {}
}
